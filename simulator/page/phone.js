// One person's phone: the chat with the bot (or a group), kept up to date.

import { call, Refused, upload } from "./api.js";
import { Composer } from "./composer.js";
import { button, element, iconButton } from "./dom.js";
import { day, startPayload, world } from "./format.js";
import { bubble } from "./message.js";

const TOAST_MS = 4000;
const TYPING_MS = 5000;
const WORDS = {
  typing: "печатает…",
  upload_photo: "отправляет фото…",
  upload_document: "отправляет файл…",
};

export class Phone {
  // `host`: openLink(payload), showPicture(address), notify(text), hide(personId).
  constructor(person, host) {
    this.person = person;
    this.host = host;
    this.personId = person.id;
    this.chatId = person.id;
    this.messages = new Map();
    this.seen = 0;
    this.nodes = new Map();
    this.onLink = (payload) => host.openLink(payload);
    this.onCommand = (command) => this.sendText(command);
    this.onRichButton = (each) => this.pressRich(each);
    this.title = element("span", { className: "chat-title" });
    this.status = element("span", { className: "chat-status", role: "status" });
    this.chooser = element("select", { "aria-label": `Чат: ${person.name}`, hidden: true, onchange: () => this.openChat(Number(this.chooser.value)) });
    this.blockButton = button("", () => this.toggleBlock(), { className: "quiet" });
    this.thread = element("div", { className: "thread" });
    this.list = element("div", { className: "messages", role: "log", "aria-label": `Переписка: ${person.name}`, tabIndex: 0 }, this.thread);
    this.avatar = element("span", { className: "avatar", "aria-hidden": "true" });
    this.overlay = element("div", { className: "overlay", "aria-live": "assertive" });
    this.composer = new Composer(person.name, {
      sendText: (text, replyTo) => this.sendText(text, replyTo),
      sendFiles: (files, kind, caption, replyTo) => this.sendFiles(files, kind, caption, replyTo),
      forward: (message) => this.forward(message),
    });
    this.startButton = button("Начать", () => this.start(), { className: "start" });
    this.node = element(
      "section",
      { className: "phone", "aria-label": `Телефон: ${person.name}`, dataset: { person: person.id } },
      element(
        "header",
        { className: "phone-owner" },
        element("span", { className: "owner-name" }, person.name),
        this.blockButton,
        iconButton("close", `Убрать телефон: ${person.name}`, () => host.hide(person.id)),
      ),
      element(
        "header",
        { className: "chat-header" },
        this.avatar,
        element("span", { className: "chat-words" }, this.title, this.status),
        this.chooser,
      ),
      this.list,
      this.overlay,
      this.startButton,
      this.composer.node,
    );
  }

  get isGroup() {
    return this.chatId < 0;
  }

  // Take over what the state says about the person, the bot and the groups.
  update(person, groups) {
    this.person = person;
    const own = groups.filter((group) => group.members.includes(person.id) && !group.migrated_to);
    const group = own.find((each) => each.id === this.chatId);
    this.title.textContent = group?.title ?? world.bot.name;
    this.avatar.textContent = this.title.textContent.slice(0, 1).toUpperCase();
    this.setStatus(group ? "группа" : "бот");
    this.chooser.hidden = !own.length;
    this.chooser.replaceChildren(
      element("option", { value: person.id }, world.bot.name),
      ...own.map((each) => element("option", { value: each.id }, each.title)),
    );
    this.chooser.value = String(this.chatId);
    this.composer.setCommands(person.commands);
    this.blockButton.textContent = person.blocked ? "Разблокировать бота" : "Заблокировать";
    this.blockButton.hidden = !person.started;
    const asleep = !this.isGroup && (!person.started || person.blocked);
    this.startButton.hidden = !asleep;
    this.startButton.textContent = person.blocked ? "Перезапустить бота" : "Начать";
    this.composer.node.hidden = asleep;
    this.groups = groups;
    if (!this.messages.size) this.drawEmpty();
  }

  openChat(chatId) {
    this.chatId = chatId;
    this.messages.clear();
    this.seen = 0;
    this.composer.unselect();
    this.update(this.person, this.groups);
    this.read();
  }

  // Read what has changed; further changes during a reading are read after it.
  async read() {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    try {
      do {
        this.again = false;
        const { chatId } = this;
        const changes = await call("GET", `/sim/chats/${chatId}?since=${this.seen}`);
        if (chatId === this.chatId) this.take(changes);
        else this.again = true;
      } while (this.again);
    } finally {
      this.reading = false;
    }
  }

  take(changes) {
    this.seen = changes.change;
    for (const message of changes.messages) this.messages.set(message.id, message);
    for (const id of changes.deleted) this.messages.delete(id);
    this.composer.setKeyboard(changes.keyboard);
    if (changes.messages.some((message) => message.from_bot)) this.setStatus(this.isGroup ? "группа" : "бот");
    if (changes.messages.length || changes.deleted.length) this.draw();
  }

  draw() {
    const rows = [];
    let shownDay = "";
    for (const album of albums([...this.messages.values()].sort((a, b) => a.id - b.id))) {
      const date = day(album[0].date);
      if (date !== shownDay) rows.push(element("p", { className: "day" }, date));
      shownDay = date;
      rows.push(this.row(album));
    }
    this.thread.replaceChildren(...rows);
    if (!rows.length) this.drawEmpty();
  }

  // The bubble of an album; an unchanged one is kept, so that focus and opened parts stay.
  row(album) {
    const key = album[0].id;
    const version = album.map((message) => message.change).join();
    const known = this.nodes.get(key);
    if (known?.version === version) return known.node;
    const node = bubble(album, this);
    this.nodes.set(key, { version, node });
    return node;
  }

  drawEmpty() {
    const words = world.bot.description || "Здесь пока нет сообщений.";
    this.thread.replaceChildren(element("p", { className: "empty" }, words));
  }

  find(id) {
    return this.messages.get(id);
  }

  show(id) {
    this.list.querySelector(`[data-id="${id}"]`)?.focus();
  }

  showPicture(address) {
    this.host.showPicture(address);
  }

  select(message) {
    this.composer.select(message);
  }

  setStatus(text) {
    this.status.textContent = text;
  }

  showAction(action) {
    this.setStatus(WORDS[action] ?? "занят…");
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.setStatus(this.isGroup ? "группа" : "бот"), TYPING_MS);
  }

  // The answer to a press: a toast that goes by itself, or an alert to be closed.
  showAnswer({ text, alert, url }) {
    for (const waiting of this.list.querySelectorAll(".waiting")) waiting.classList.remove("waiting");
    if (url && startPayload(url) !== null) this.host.openLink(startPayload(url));
    if (!text) return;
    if (alert) {
      const close = button("Хорошо", () => box.remove());
      const box = element("div", { className: "alert", role: "alertdialog", "aria-label": "Сообщение бота" }, element("p", {}, text), close);
      this.overlay.append(box);
      close.focus();
    } else {
      const toast = element("p", { className: "toast" }, text);
      this.overlay.append(toast);
      setTimeout(() => toast.remove(), TOAST_MS);
    }
  }

  async attempt(deed) {
    try {
      await deed();
      this.list.scrollTop = 0;
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.host.notify(error.message);
      return false;
    }
  }

  act(deed, body) {
    return this.attempt(() => call("POST", `/sim/chats/${this.chatId}/${deed}`, { person: this.personId, ...body }));
  }

  sendText(text, replyTo) {
    return this.act("messages", { text, reply_to: replyTo });
  }

  sendFiles(files, kind, caption, replyTo) {
    const form = new FormData();
    form.append("person", this.personId);
    form.append("kind", kind);
    if (caption) form.append("caption", caption);
    if (replyTo) form.append("reply_to", replyTo);
    files.forEach((file, index) => form.append(`file${index}`, file, file.name));
    return this.attempt(() => upload(`/sim/chats/${this.chatId}/files`, form));
  }

  forward(message) {
    return this.act("forward", { from_chat: this.chatId, message: message.id });
  }

  start(payload) {
    const path = `/sim/persons/${this.personId}/start`;
    return this.attempt(() => call("POST", path, typeof payload === "string" && payload ? { payload } : {}));
  }

  toggleBlock() {
    return this.attempt(() => call("PATCH", `/sim/persons/${this.personId}`, { blocked: !this.person.blocked }));
  }

  async press(message, row, column, each, node) {
    if (each.copy_text) {
      await navigator.clipboard?.writeText(each.copy_text.text);
      this.showAnswer({ text: "Скопировано", alert: false });
    } else if (each.url) {
      const payload = startPayload(each.url);
      if (payload === null) open(each.url, "_blank", "noreferrer");
      else this.host.openLink(payload);
    } else {
      node.classList.add("waiting");
      const done = await this.act("press", { message: message.id, row, column });
      if (!done) node.classList.remove("waiting");
    }
  }

  pressRich(each) {
    const message = [...this.messages.values()].find((one) => JSON.stringify(one.rich ?? "").includes(JSON.stringify(each)));
    if (each.url && startPayload(each.url) !== null) this.host.openLink(startPayload(each.url));
    else if (each.url) open(each.url, "_blank", "noreferrer");
    else if (each.callback_data && message) this.act("press", { message: message.id, data: each.callback_data });
  }
}

function albums(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.album && last?.[0].album === message.album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}
