"""Tests of the case file of one hearing, and of the profiles of courts and judges."""
