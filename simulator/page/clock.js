// The clock of the simulated world: shown, advanced, set.

import { call, Refused } from "./api.js";
import { moment, world } from "./format.js";

const REFRESH_MS = 15000;

export class Clock {
  constructor(notify) {
    this.notify = notify;
    this.offset = 0;
    this.now = document.getElementById("now");
    this.form = document.getElementById("date-form");
    this.nextStop = document.getElementById("next-stop");
    const openDate = document.getElementById("open-date");
    for (const button of document.querySelectorAll("[data-advance]")) {
      button.addEventListener("click", () => this.move({ advance: Number(button.dataset.advance) }, button));
    }
    this.nextStop.addEventListener("click", () => this.move({ next_stop: true }, this.nextStop));
    openDate.addEventListener("click", () => {
      this.form.hidden = !this.form.hidden;
      openDate.setAttribute("aria-expanded", String(!this.form.hidden));
      if (!this.form.hidden) this.fillDate();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.form.hidden = true;
      openDate.setAttribute("aria-expanded", "false");
      this.move({ set: document.getElementById("date").value, zone: this.zone() }, event.submitter);
    });
    setInterval(() => this.draw(), REFRESH_MS);
  }

  zone() {
    return world.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  take(now) {
    this.offset = Date.parse(now) - Date.now();
    this.draw();
  }

  draw() {
    this.now.textContent = moment((Date.now() + this.offset) / 1000);
  }

  fillDate() {
    const field = document.getElementById("date");
    const [date, time] = this.now.textContent.split(", ");
    field.value = `${date.split(".").reverse().join("-")}T${time}`;
    field.focus();
  }

  async read() {
    this.show(await call("GET", "/sim/clock"));
  }

  show(answer) {
    this.nextStop.hidden = !answer.can_go_to_next_stop;
    this.take(answer.now);
  }

  async move(body, button) {
    button.disabled = true;
    try {
      this.show(await call("POST", "/sim/clock", body));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.notify(body.next_stop ? "Впереди нет ни одного срока." : error.message);
    } finally {
      button.disabled = false;
    }
  }
}
