// The control API of the simulator (see simulator/README.md).

export class Refused extends Error {}

async function request(verb, path, options = {}) {
  const response = await fetch(path, { method: verb, ...options });
  const body = await response.json();
  if (!response.ok) throw new Refused(body.error ?? `Ошибка ${response.status}`);
  return body;
}

export function call(verb, path, body) {
  if (body === undefined) return request(verb, path);
  return request(verb, path, {
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });
}

export function upload(path, form) {
  return request("POST", path, { body: form });
}

export function fileAddress(fileId) {
  return `/sim/files/${encodeURIComponent(fileId)}`;
}

// Calls `listener` with every event; after each (re)connection asks for a full reading, because
// what happened before it was not told.
export function listen(listener) {
  const source = new EventSource("/sim/events");
  source.onopen = () => listener({ type: "reload" });
  source.onmessage = (message) => listener(JSON.parse(message.data));
}
