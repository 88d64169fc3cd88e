// One bubble: who, what it answers, text, files, buttons, time.

import { fileAddress } from "./api.js";
import { button, element } from "./dom.js";
import { clock, formatted, size } from "./format.js";
import { richBlocks } from "./rich.js";

const URL_ACTIONS = ["url", "login_url", "web_app"];

const OTHERS = {
  sticker: "Стикер",
  contact: "Контакт",
  location: "Место на карте",
  venue: "Место на карте",
  poll: "Опрос",
  dice: "Кубик",
};

// `album` is the list of messages that are shown as one bubble (usually of one message).
export function bubble(album, chat) {
  const [message] = album;
  if (message.service) return element("p", { className: "service" }, serviceText(message));
  const own = !message.from_bot && message.sender_id === chat.personId;
  const node = element("article", {
    className: `bubble ${own ? "own" : "other"}`,
    tabIndex: 0,
    dataset: { id: message.id },
    "aria-label": `${message.sender}, ${clock(message.date)}`,
  });
  if (!own && chat.isGroup) node.append(element("p", { className: "sender" }, message.sender));
  if (message.forwarded) node.append(element("p", { className: "forwarded" }, `Переслано от: ${message.forwarded}`));
  if (message.reply_to) node.append(quote(chat.find(message.reply_to), () => chat.show(message.reply_to)));
  node.append(...pictures(album, chat), ...files(album));
  const captioned = album.find((each) => each.text) ?? message;
  if (captioned.rich) node.append(element("div", { className: "rich" }, richBlocks(captioned.rich, chat)));
  else if (captioned.text) node.append(element("div", { className: "text" }, formatted(captioned.html, chat)));
  else if (message.other) node.append(element("div", { className: "text" }, OTHERS[message.other]));
  node.append(footer(album));
  const wrapper = element("div", { className: `row ${own ? "own" : "other"}` }, node);
  if (message.buttons.length) wrapper.append(keyboard(message, chat));
  node.addEventListener("click", (event) => {
    if (!event.target.closest("a, button, .spoiler, details, .expandable") && !getSelection().toString()) {
      chat.select(message);
    }
  });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === node) chat.select(message);
  });
  return wrapper;
}

export function summary(message) {
  if (!message) return "Удалённое сообщение";
  if (message.text) return message.text.replace(/\s+/g, " ").slice(0, 80);
  if (message.photo) return "Фото";
  if (message.other) return OTHERS[message.other];
  return message.files[0]?.name ?? "Сообщение";
}

function quote(message, onclick) {
  return button("", onclick, { className: "quote" }).appendChild(
    element(
      "span",
      {},
      element("b", {}, message?.sender ?? ""),
      element("span", { className: "quote-text" }, summary(message)),
    ),
  ).parentNode;
}

function pictures(album, chat) {
  const shown = album.filter((message) => message.photo);
  if (!shown.length) return [];
  const images = shown.map(({ photo }) => {
    const address = fileAddress(photo.file_id);
    const image = element("img", { src: address, alt: "Фото", width: photo.width, height: photo.height, loading: "lazy" });
    return button("", () => chat.showPicture(address), { className: "picture-button", "aria-label": "Открыть фото" }).appendChild(image).parentNode;
  });
  return [element("div", { className: images.length > 1 ? "pictures many" : "pictures" }, images)];
}

function files(album) {
  return album.flatMap((message) => message.files).map((file) => {
    const ending = file.name.includes(".") ? file.name.split(".").at(-1).slice(0, 4) : "файл";
    const isVoice = file.kind === "voice";
    return element(
      "a",
      { className: "file", href: fileAddress(file.file_id), download: file.name },
      element("span", { className: "file-sign", "aria-hidden": "true" }, isVoice ? "♪" : ending),
      element(
        "span",
        { className: "file-words" },
        element("span", { className: "file-name" }, isVoice ? "Голосовое сообщение" : file.name),
        element("span", { className: "file-size" }, size(file.size)),
      ),
    );
  });
}

function footer(album) {
  const last = album.at(-1);
  const parts = [];
  if (last.reaction) parts.push(element("span", { className: "reaction" }, last.reaction));
  if (album.some((message) => message.edited)) parts.push("изменено ");
  parts.push(element("time", {}, clock(last.date)));
  return element("p", { className: "bubble-footer" }, parts);
}

function keyboard(message, chat) {
  const rows = message.buttons.map((row, rowIndex) =>
    element("div", { className: "button-row" }, row.map((each, column) => {
      const classes = ["inline-button", each.style ? `style-${each.style}` : ""].join(" ").trim();
      const mark = URL_ACTIONS.some((action) => each[action]) ? " ↗" : "";
      const press = (event) => chat.press(message, rowIndex, column, each, event.currentTarget);
      return button(each.text + mark, press, { className: classes, disabled: Boolean(each.disabled) });
    })),
  );
  return element("div", { className: "keyboard", role: "group", "aria-label": "Кнопки сообщения" }, rows);
}

function serviceText(message) {
  return `${message.sender}: бот добавлен в группу или группа изменилась`;
}
