// De brieven van een lijst, met voortgang; zonder dit script komt hetzelfde bestand, zonder voortgang.
const form = document.getElementById("lijst");
const place = document.getElementById("voortgang");

function say(text) { place.textContent = text; }

function keep(line) {
  const bytes = Uint8Array.from(atob(line.inhoud), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = line.naam;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function take(line) {
  if (line.fouten) say(line.fouten.map((fault) => `${fault.tekst}. ${fault.advies || ""}`).join(" "));
  else if (line.inhoud) { keep(line); say(line.tekst); }
  else say(`${line.klaar} van ${line.van} rijen klaar.`);
}

async function read(answer) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    lines.filter(Boolean).forEach((line) => take(JSON.parse(line)));
  }
}

async function make(button) {
  const data = new FormData(form, button);
  button.disabled = true;
  say("De brieven worden gemaakt.");
  try {
    const answer = await fetch(button.formAction, { method: "POST", body: data, headers: { Accept: "application/x-ndjson" } });
    const streamed = (answer.headers.get("Content-Type") || "").startsWith("application/x-ndjson");
    if (answer.ok && streamed) await read(answer);
    else if (answer.status === 503) say("Het is nu druk. Probeer het over een paar tellen nog eens.");
    else form.requestSubmit();
  } catch { say("De verbinding met de balie viel weg. Probeer het nog eens."); }
  button.disabled = false;
}

if (form && place) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button && button.formAction.endsWith("/lijst/brieven")) { event.preventDefault(); make(button); }
  });
}
