// The panel of bad weather, hidden until it is asked for.

import { call } from "./api.js";
import { button, element } from "./dom.js";

const SWITCHES = [
  ["rate_limits", "Лимиты отправки (429)", "checkbox"],
  ["latency", "Задержка, с", "number", 0.1],
  ["error_share", "Доля ошибок 5xx", "number", 0.05],
  ["html_share", "Доля страниц 502", "number", 0.05],
  ["drop_before_share", "Обрыв до приёма", "number", 0.05],
  ["drop_after_share", "Обрыв после приёма", "number", 0.05],
];

export class Faults {
  constructor() {
    this.panel = document.getElementById("faults");
    this.opener = document.getElementById("open-faults");
    this.inputs = new Map();
    this.counters = element("p", { className: "counters" });
    this.panel.append(
      ...SWITCHES.map((each) => this.line(...each)),
      button("Всё исправить", () => this.reset(), { className: "quiet" }),
      this.counters,
    );
    this.opener.addEventListener("click", () => {
      this.panel.hidden = !this.panel.hidden;
      this.opener.setAttribute("aria-expanded", String(!this.panel.hidden));
      if (!this.panel.hidden) this.read();
    });
  }

  line(name, label, type, step) {
    const input = element("input", { type, step, min: 0, max: type === "number" ? (name === "latency" ? 30 : 1) : undefined });
    input.addEventListener("change", () => {
      const value = type === "checkbox" ? input.checked : Number(input.value);
      call("PATCH", "/sim/faults", { [name]: value });
    });
    this.inputs.set(name, input);
    return element("label", {}, input, ` ${label}`);
  }

  async read() {
    if (this.panel.hidden) return;
    const faults = await call("GET", "/sim/faults");
    for (const [name, input] of this.inputs) {
      if (input.type === "checkbox") input.checked = faults[name];
      else input.value = faults[name];
    }
    const { messages, too_many: tooMany } = await call("GET", "/sim/counters");
    this.counters.textContent = `Принято сообщений: ${messages}, отказов 429: ${tooMany}`;
  }

  async reset() {
    await call("DELETE", "/sim/faults");
    await this.read();
  }
}
