// Blocks of rich messages (Bot API 10).

import { button, element } from "./dom.js";
import { link } from "./format.js";
import { fileAddress } from "./api.js";

const INLINE = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code",
  subscript: "sub", superscript: "sup", marked: "mark", spoiler: "span",
};
const GROUPS = { blockquote: "blockquote", collage: "div", slideshow: "div" };

export function richBlocks(blocks, actions) {
  return blocks.map((block) => richBlock(block, actions));
}

function richBlock(block, actions) {
  const text = () => richText(block.text, actions);
  switch (block.type) {
    case "heading":
      return element("p", { className: `rich-heading size-${block.size}`, role: "heading", "aria-level": String(block.size + 1) }, ...text());
    case "paragraph":
      return element("p", {}, ...text());
    case "footer":
      return element("p", { className: "rich-footer" }, ...text());
    case "pre":
      return element("pre", {}, ...text());
    case "divider":
      return element("hr");
    case "expandable_blockquote":
    case "pullquote":
      return element("blockquote", {}, ...text());
    case "mathematical_expression":
      return element("code", {}, block.expression);
    case "table":
      return table(block, actions);
    case "list":
      return element("ul", { className: "rich-list" }, block.items.map((item) => listItem(item, actions)));
    case "details":
      return element(
        "details",
        { open: Boolean(block.is_open) },
        element("summary", {}, ...richText(block.summary, actions)),
        ...richBlocks(block.blocks, actions),
      );
    case "buttons":
      return element("div", { className: "rich-buttons" }, block.buttons.map((each) => richButton(each, actions)));
    case "photo":
      return element("img", { src: fileAddress(block.photo.at(-1).file_id), alt: "Изображение", className: "photo" });
    case "document":
      return element("a", { href: fileAddress(block.document.file_id), download: "" }, block.document.file_name);
    default:
      if (block.type in GROUPS) return element(GROUPS[block.type], {}, ...richBlocks(block.blocks, actions));
      return element("p", { className: "rich-footer" }, `[${block.type}]`);
  }
}

function table(block, actions) {
  const names = ["rich-table"];
  if (block.is_bordered) names.push("bordered");
  if (block.is_striped) names.push("striped");
  if (block.is_compact) names.push("compact");
  const rows = block.cells.map((row) =>
    element("tr", {}, row.map((cell) =>
      element(
        cell.is_header ? "th" : "td",
        { className: `align-${cell.align} valign-${cell.valign}`, colSpan: cell.colspan ?? 1, rowSpan: cell.rowspan ?? 1 },
        ...richText(cell.text ?? "", actions),
      ),
    )),
  );
  const caption = block.caption ? element("caption", {}, ...richText(block.caption, actions)) : null;
  return element(
    "div",
    { className: "rich-scroll", tabIndex: 0, role: "region", "aria-label": "Таблица" },
    element("table", { className: names.join(" ") }, caption, element("tbody", {}, rows)),
  );
}

function listItem(item, actions) {
  const mark = item.has_checkbox ? (item.is_checked ? "☑" : "☐") : item.label;
  return element(
    "li",
    {},
    element("span", { className: "rich-label" }, mark),
    element("div", {}, ...richBlocks(item.blocks, actions)),
  );
}

function richButton(each, actions) {
  const press = () => actions.onRichButton(each);
  return button("", press, { className: "inline-button", disabled: Boolean(each.disabled) }).appendChild(
    element("span", {}, ...richText(each.text, actions)),
  ).parentNode;
}

function richText(value, actions) {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((part) => richText(part, actions));
  if (!value) return [];
  if (value.type === "button") return [richButton(value.button, actions)];
  if (value.type === "url") {
    const made = link(value.url, actions.onLink);
    made.append(...richText(value.text, actions));
    return [made];
  }
  const content = richText(value.text ?? value.expression ?? "", actions);
  const tag = INLINE[value.type];
  return tag ? [element(tag, {}, ...content)] : content;
}
