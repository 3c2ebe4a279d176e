"""The faults of a case, in a file or in a list; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault, warning


@fault
def missing_value(*, letter: str, name: str) -> None: ...


@fault
def no_such_variant(*, letter: str, variant: str, known: str) -> None: ...


@fault
def invalid(*, key: str) -> None: ...


@fault
def missing_key(*, key: str) -> None: ...


@fault
def misspelt_key(*, key: str, near: str) -> None: ...


@fault
def unknown_key(*, key: str) -> None: ...


@fault
def empty_file() -> None: ...


@fault
def newer_schema(*, found: int, known: int) -> None: ...


@fault
def unknown_choice(*, key: str, expected: str) -> None: ...


@fault
def not_text(*, key: str) -> None: ...


@fault
def not_a_whole_number(*, key: str) -> None: ...


@fault
def not_yes_or_no(*, key: str) -> None: ...


@fault
def not_a_list(*, key: str) -> None: ...


@fault
def not_a_group(*, key: str) -> None: ...


@fault
def not_a_date(*, key: str) -> None: ...


@fault
def not_a_time(*, key: str) -> None: ...


@fault
def empty_value(*, key: str) -> None: ...


@fault
def too_long(*, key: str, limit: int) -> None: ...


@fault
def out_of_bounds(*, key: str, limit: int) -> None: ...


@fault
def not_one_line(*, key: str) -> None: ...


@fault
def impossible_character(*, code_point: str) -> None: ...


@fault
def not_an_id(*, key: str) -> None: ...


@fault
def no_case_number() -> None: ...


@fault
def not_a_prosecution_number() -> None: ...


@warning
def unknown_prosecution_number(*, prefix: str) -> None: ...


@fault
def not_a_phone_number() -> None: ...


@warning
def general_phone_number() -> None: ...


@fault
def not_an_email_address() -> None: ...


@warning
def foreign_postcode() -> None: ...


@fault
def letter_after_hearing() -> None: ...


@warning
def letter_on_day_of_hearing() -> None: ...


@warning
def day_in_weekend(*, key: str) -> None: ...


@warning
def day_on_holiday(*, key: str, holiday: str) -> None: ...


@fault
def not_before_hearing(*, measure: str) -> None: ...


@warning
def before_the_letter(*, measure: str) -> None: ...


@fault
def deadline_not_before_hearing() -> None: ...


@fault
def deadline_before_letter() -> None: ...


@fault
def unknown_court(*, near: str, known: str) -> None: ...


@fault
def unknown_location(*, court: str, known: str) -> None: ...


@fault
def unknown_judge(*, known: str) -> None: ...


@fault
def unconfirmed_court_address(*, court: str) -> None: ...


@fault
def unconfirmed_location_address(*, location: str, court: str) -> None: ...


@fault
def nowhere_to_report() -> None: ...


@fault
def measure_without_date(*, key: str) -> None: ...


@fault
def measure_of_profile_without_date(*, profile: str, measure: str) -> None: ...


@warning
def studio_without_questions() -> None: ...


@fault
def judge_asks_in_studio() -> None: ...


@fault
def measure_without_parties(*, measure: str) -> None: ...


@fault
def minor_without_representative() -> None: ...


@fault
def contradicts_birth_date() -> None: ...


@warning
def conflict_not_assessed() -> None: ...


@warning
def age_unknown() -> None: ...


@fault
def born_after_hearing() -> None: ...


@warning
def representative_without_address() -> None: ...


@fault
def post_not_safe() -> None: ...


@warning
def post_safety_unknown() -> None: ...


@fault
def post_without_address() -> None: ...


@fault
def no_such_recipient(*, person: str) -> None: ...


@fault
def recipient_without_address(*, person: str) -> None: ...


@warning
def summons_by_post() -> None: ...


@fault
def law_not_in_force(*, ids: str) -> None: ...


@warning
def typed_text_not_translated() -> None: ...


@warning
def no_sentence_of_judge(*, language: str) -> None: ...


@fault
def not_in_this_case(*, id: str) -> None: ...
