// Sizes, times and formatted texts.

import { element } from "./dom.js";

export const world = { zone: undefined, bot: { username: "" } };

const ALLOWED = new Set(["B", "I", "U", "S", "CODE", "PRE", "A", "BLOCKQUOTE", "TG-SPOILER"]);
const COMMAND = /(^|\s)(\/[a-z0-9_]{1,32})(?![\w/])/gi;

export function size(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  const units = ["КБ", "МБ", "ГБ"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = value < 10 && unit > 0 ? 1 : 0;
  return `${value.toLocaleString("ru-RU", { maximumFractionDigits: digits })} ${units[unit]}`;
}

export function clock(seconds) {
  return show(seconds, { hour: "2-digit", minute: "2-digit" });
}

export function day(seconds) {
  return show(seconds, { day: "numeric", month: "long", year: "numeric" }).replace(/ г\.$/, "");
}

export function moment(seconds) {
  const parts = { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" };
  return show(seconds, parts);
}

function show(seconds, parts) {
  return new Intl.DateTimeFormat("ru-RU", { timeZone: world.zone, ...parts }).format(seconds * 1000);
}

// A link to this very bot: its start payload ("" for none), otherwise null.
export function startPayload(address) {
  const link = address.match(
    /^(?:https?:\/\/)?t\.me\/(\w+)(?:\?start=([\w-]*))?$|^tg:\/\/resolve\?domain=(\w+)(?:&start=([\w-]*))?$/,
  );
  if (!link) return null;
  const name = link[1] ?? link[3];
  if (name.toLowerCase() !== world.bot.username.toLowerCase()) return null;
  return link[2] ?? link[4] ?? "";
}

// Telegram HTML as elements: known tags only, whatever else is in it becomes text.
export function formatted(html, { onLink, onCommand } = {}) {
  const parsed = new DOMParser().parseFromString(`<body>${html}`, "text/html").body;
  const result = document.createDocumentFragment();
  copy(parsed, result, { onLink, onCommand });
  return result;
}

function copy(source, target, actions) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      const afterBlock = ["PRE", "BLOCKQUOTE"].includes(node.previousSibling?.tagName);
      const text = afterBlock ? node.data.replace(/^\n/, "") : node.data;
      target.append(...withCommands(text, target, actions.onCommand));
    } else if (ALLOWED.has(node.tagName)) {
      const made = formattedElement(node, actions);
      copy(node, made, actions);
      target.append(made);
    } else {
      copy(node, target, actions);
    }
  }
}

function formattedElement(node, actions) {
  if (node.tagName === "A") return link(node.getAttribute("href") ?? "", actions.onLink);
  if (node.tagName === "TG-SPOILER") {
    const reveal = (event) => event.currentTarget.classList.add("revealed");
    return element("span", { className: "spoiler", title: "Показать", onclick: reveal });
  }
  const made = document.createElement(node.tagName);
  if (node.hasAttribute("expandable")) {
    made.classList.add("expandable");
    made.title = "Развернуть";
    made.addEventListener("click", () => made.classList.toggle("expanded"));
  }
  return made;
}

export function link(address, onLink) {
  const known = /^(https?|mailto|tel|tg):/i.test(address);
  const made = element("a", { href: known ? address : undefined, target: "_blank", rel: "noreferrer" });
  made.addEventListener("click", (event) => {
    const payload = startPayload(address);
    if (payload === null || !onLink) return;
    event.preventDefault();
    onLink(payload);
  });
  return made;
}

function withCommands(text, parent, onCommand) {
  if (!onCommand || parent.closest?.("code, pre, a")) return [text];
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(COMMAND)) {
    const start = match.index + match[1].length;
    parts.push(text.slice(end, start));
    const command = match[2];
    parts.push(element("button", { type: "button", className: "command", onclick: () => onCommand(command) }, command));
    end = start + command.length;
  }
  parts.push(text.slice(end));
  return parts;
}
