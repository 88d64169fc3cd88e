// The chat page: who is shown, and what happens to whom.

import { call, listen, Refused } from "./api.js";
import { Clock } from "./clock.js";
import { button, element } from "./dom.js";
import { Faults } from "./faults.js";
import { world } from "./format.js";
import { Phone } from "./phone.js";

const PHONE_WIDTH = 376;
const NOTICE_MS = 6000;
const STORE = "simulator.shown";

const phones = new Map();
let state = { persons: [], groups: [] };
let shown = JSON.parse(sessionStorage.getItem(STORE) ?? "null");
let noticeTimer;

const narrow = matchMedia("(max-width: 719px)");
const clock = new Clock(notify);
const faults = new Faults();
const host = { openLink, showPicture, notify, hide };

async function readState() {
  state = await call("GET", "/sim/state");
  world.bot = state.bot;
  world.zone = state.zone ?? undefined;
  document.getElementById("bot-name").textContent = `· ${state.bot.name}`;
  if (shown === null && state.persons.length) {
    shown = state.persons.slice(0, Math.max(1, Math.floor(innerWidth / PHONE_WIDTH))).map((person) => person.id);
  }
  clock.draw();
  draw();
}

function draw() {
  const ids = (shown ?? []).filter((id) => state.persons.some((person) => person.id === id));
  const visible = narrow.matches ? ids.slice(-1) : ids;
  for (const [id, phone] of phones) {
    if (!visible.includes(id)) {
      phone.node.remove();
      phones.delete(id);
    }
  }
  for (const id of visible) {
    const person = state.persons.find((each) => each.id === id);
    let phone = phones.get(id);
    const isNew = !phone;
    if (isNew) {
      phone = new Phone(person, host);
      phones.set(id, phone);
      document.getElementById("phones").append(phone.node);
    }
    phone.update(person, state.groups);
    if (isNew) phone.read();
  }
  document.getElementById("nobody").hidden = state.persons.length > 0;
  drawPeople(visible);
}

function drawPeople(visible) {
  const list = document.getElementById("people");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.person : undefined;
  list.replaceChildren(...state.persons.map((person) => {
    const isVisible = visible.includes(person.id);
    const toggle = button(person.name, () => (isVisible && !narrow.matches ? hide(person.id) : reveal(person.id)), {
      className: "chip",
      "aria-pressed": String(isVisible),
      dataset: { person: person.id },
    });
    return element("li", {}, toggle);
  }));
  if (focused) list.querySelector(`[data-person="${focused}"]`)?.focus();
}

function reveal(id) {
  shown = [...(shown ?? []).filter((each) => each !== id), id];
  keep();
  phones.get(id)?.node.scrollIntoView({ inline: "nearest", block: "nearest" });
}

function hide(id) {
  shown = shown.filter((each) => each !== id);
  keep();
}

function keep() {
  sessionStorage.setItem(STORE, JSON.stringify(shown));
  draw();
}

function notify(text) {
  const notice = document.getElementById("notice");
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { notice.hidden = true; }, NOTICE_MS);
}

function openLink(payload) {
  const dialog = document.getElementById("open-as-dialog");
  document.getElementById("open-as-list").replaceChildren(...state.persons.map((person) =>
    element("li", {}, button(person.name, async () => {
      dialog.close();
      reveal(person.id);
      await phones.get(person.id).start(payload);
    })),
  ));
  dialog.showModal();
}

function showPicture(address) {
  document.getElementById("picture").src = address;
  document.getElementById("picture-dialog").showModal();
}

function onEvent(event) {
  switch (event.type) {
    case "chat":
      for (const phone of phones.values()) if (phone.chatId === event.chat) phone.read();
      if (state.persons.some((person) => person.id === event.chat && !person.started)) readState();
      break;
    case "answer":
      phones.get(event.person)?.showAnswer(event);
      break;
    case "action":
      for (const phone of phones.values()) if (phone.chatId === event.chat) phone.showAction(event.action);
      break;
    case "clock":
      clock.take(event.now);
      break;
    case "faults":
      faults.read();
      break;
    case "reload":
      for (const phone of phones.values()) phone.read();
      clock.read();
      readState();
      break;
    default:
      readState();
  }
}

function wireDialogs() {
  for (const close of document.querySelectorAll("[data-close]")) {
    close.addEventListener("click", () => close.closest("dialog").close());
  }
  const dialog = document.getElementById("person-dialog");
  document.getElementById("add-person").addEventListener("click", () => dialog.showModal());
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    const fields = Object.fromEntries(new FormData(event.target));
    try {
      const person = await call("POST", "/sim/persons", { ...fields, last_name: fields.last_name || null });
      await readState();
      reveal(person.id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      notify(error.message);
    }
    event.target.reset();
  });
}

wireDialogs();
narrow.addEventListener("change", draw);
listen(onEvent);
