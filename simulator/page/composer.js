// The lower part of a phone: reply, attachments, input field, command menu, reply keyboard.

import { button, element, iconButton } from "./dom.js";
import { size } from "./format.js";
import { summary } from "./message.js";

const ALBUM_LIMIT = 10;

export class Composer {
  // `deeds`: sendText(text, replyTo), sendFiles(files, kind, caption, replyTo), forward(message).
  constructor(personName, deeds) {
    this.deeds = deeds;
    this.commands = [];
    this.reply = null;
    this.files = [];
    this.kind = "document";
    this.field = element("textarea", {
      rows: 1,
      maxLength: 4096,
      placeholder: "Сообщение",
      "aria-label": `Сообщение от имени: ${personName}`,
    });
    this.replyBar = element("div", { className: "reply-bar", hidden: true });
    this.fileBar = element("ul", { className: "file-bar", "aria-label": "Вложения", hidden: true });
    this.menu = element("ul", { className: "pop-up", hidden: true });
    this.attachMenu = element("ul", { className: "pop-up", hidden: true });
    this.keyboardBox = element("div", { className: "reply-keyboard", role: "group", "aria-label": "Клавиатура", hidden: true });
    this.documentInput = this.fileInput("document", "", "Выбрать файлы");
    this.photoInput = this.fileInput("photo", "image/png,image/jpeg,image/webp,image/gif", "Выбрать фото");
    this.menuButton = iconButton("menu", "Команды бота", () => this.toggle(this.menu), { "aria-expanded": "false" });
    this.attachButton = iconButton("clip", "Прикрепить", () => this.toggle(this.attachMenu), { "aria-expanded": "false" });
    this.form = element(
      "form",
      { className: "composer" },
      this.menuButton,
      this.field,
      this.attachButton,
      iconButton("send", "Отправить", undefined, { type: "submit", className: "icon-button send" }),
      this.documentInput,
      this.photoInput,
    );
    this.node = element(
      "div",
      { className: "bottom" },
      this.menu, this.attachMenu, this.replyBar, this.fileBar, this.form, this.keyboardBox,
    );
    this.attachMenu.append(
      element("li", {}, button("Файл", () => this.choose(this.documentInput))),
      element("li", {}, button("Фото", () => this.choose(this.photoInput))),
    );
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("click", (event) => {
      if (!this.node.contains(event.target)) this.close();
    });
    this.field.addEventListener("input", () => this.grow());
    this.field.addEventListener("paste", (event) => this.attach([...event.clipboardData.files], "document"));
  }

  fileInput(kind, accept, label) {
    const input = element("input", { type: "file", multiple: true, accept, hidden: true, "aria-label": label });
    input.addEventListener("change", () => {
      this.attach([...input.files], kind);
      input.value = "";
    });
    return input;
  }

  choose(input) {
    this.close();
    input.click();
  }

  attach(files, kind) {
    if (!files.length) return;
    this.kind = kind;
    this.files = [...this.files, ...files].slice(0, ALBUM_LIMIT);
    this.drawFiles();
    this.field.focus();
  }

  drawFiles() {
    this.fileBar.hidden = !this.files.length;
    this.fileBar.replaceChildren(...this.files.map((file, index) =>
      element(
        "li",
        {},
        element("span", { className: "file-name" }, file.name),
        element("span", { className: "file-size" }, size(file.size)),
        iconButton("close", `Убрать ${file.name}`, () => {
          this.files.splice(index, 1);
          this.drawFiles();
        }),
      ),
    ));
  }

  select(message) {
    this.reply = message;
    this.replyBar.hidden = false;
    this.replyBar.replaceChildren(
      element("span", { className: "reply-words" }, element("b", {}, "Ответ: "), summary(message)),
      button("Переслать", () => {
        this.deeds.forward(message);
        this.unselect();
      }, { className: "quiet" }),
      iconButton("close", "Не отвечать", () => this.unselect()),
    );
    this.field.focus();
  }

  unselect() {
    this.reply = null;
    this.replyBar.hidden = true;
  }

  async send() {
    const text = this.field.value.trim();
    const replyTo = this.reply?.id;
    const { files, kind } = this;
    if (!text && !files.length) return;
    this.field.value = "";
    this.files = [];
    this.drawFiles();
    this.unselect();
    this.grow();
    const sent = files.length
      ? await this.deeds.sendFiles(files, kind, text, replyTo)
      : await this.deeds.sendText(text, replyTo);
    if (!sent) this.field.value = text;
  }

  setCommands(commands) {
    this.commands = commands;
    this.menuButton.hidden = !commands.length;
    this.menu.replaceChildren(...commands.map(({ command, description }) =>
      element("li", {}, button("", () => {
        this.close();
        this.deeds.sendText(`/${command}`);
      }).appendChild(element("span", {}, element("b", {}, `/${command}`), ` ${description}`)).parentNode),
    ));
  }

  setKeyboard(keyboard) {
    this.keyboardBox.hidden = !keyboard;
    this.keyboardBox.replaceChildren(...(keyboard?.keyboard ?? []).map((row) =>
      element("div", { className: "button-row" }, row.map(({ text }) => button(text, () => this.deeds.sendText(text)))),
    ));
  }

  toggle(menu) {
    const open = menu.hidden;
    this.close();
    menu.hidden = !open;
    this.menuButton.setAttribute("aria-expanded", String(!this.menu.hidden));
    this.attachButton.setAttribute("aria-expanded", String(!this.attachMenu.hidden));
    if (open) menu.querySelector("button")?.focus();
  }

  close() {
    this.menu.hidden = true;
    this.attachMenu.hidden = true;
    this.menuButton.setAttribute("aria-expanded", "false");
    this.attachButton.setAttribute("aria-expanded", "false");
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
    if (event.key === "Escape") {
      this.close();
      this.unselect();
    }
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 120)}px`;
  }
}
