"use strict";
// The table of entries: search, filters, sorting. All text goes in as text; nothing here makes a request.
(() => {
  const CHUNK = 50;
  const TITLE = 0, AUTHORS = 1, VENUE = 2, YEAR = 3, SECTION = 4, PATH = 5, LINE = 6, LINKS = 7, FOUND = 8;
  const RULE = 0, WEIGHT = 1, MESSAGE = 2, PLACE = 3, FILE = 4;
  const WEIGHTS = ["error", "warning", "note"];
  const SIGNS = { alive: "●", moved: "→", dead: "✕", unknown: "?", unsafe: "⚠", unchecked: "–" };
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const search = byId("search"), section = byId("section"), rule = byId("rule"), state = byId("state");
  const body = byId("rows"), more = byId("more"), count = byId("count");
  const rows = data.rows;
  const words = rows.map((row) => row.slice(0, 4).concat(data.sections[row[SECTION]], row[LINKS].map((link) => link[1])).join("\n").toLowerCase());
  let order = rows.map((_, number) => number), shown = [], drawn = 0, column = 6, down = 1;

  const make = (name, text, look) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (look) node.className = look;
    return node;
  };
  const anchor = (text, url, look) => {
    const safe = /^https?:\/\//i.test(url);
    const node = make(safe ? "a" : "span", text, look);
    if (safe) {
      node.href = url;
      node.rel = "noopener noreferrer nofollow";
    }
    return node;
  };
  const place = (file, line) => {
    const path = data.paths[file];
    const inside = !/^[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(path);
    const address = data.source && inside && `${data.source}/${path.split("/").map(encodeURIComponent).join("/")}?plain=1#L${line}`;
    return anchor(data.paths.length > 1 || !address ? `${path}:${line}` : `${line}`, address);
  };

  const linkChip = ([label, url, number]) => {
    const name = data.states[number];
    const item = make("li");
    const link = anchor(label || "link", url, `link ${name || ""}`);
    const told = name && `${name}${data.reasons[url] ? `: ${data.reasons[url]}` : ""}`;
    if (name && name !== "alive") link.append(" ", make("span", SIGNS[name], "sign"), make("span", ` (${name})`, "hidden"));
    link.title = [url, told].filter(Boolean).join("\n");
    item.append(link);
    return item;
  };
  const findingItem = (found, where) => {
    const item = make("li", undefined, "finding");
    const weight = WEIGHTS[found[WEIGHT]];
    item.append(make("span", weight, `weight ${weight}`), " ", make("b", data.rules[found[RULE]]), " ");
    if (where) item.append(place(found[FILE], found[PLACE]), " ");
    item.append(make("span", found[MESSAGE], "message"));
    return item;
  };
  const cell = (look, ...parts) => {
    const node = make("td", undefined, look);
    node.append(...parts);
    return node;
  };
  const list = (items) => {
    if (!items.length) return "";
    const node = make("ul");
    node.append(...items);
    return node;
  };
  const draw = (number) => {
    const row = rows[number], line = make("tr"), head = make("th", undefined, "entry");
    head.scope = "row";
    head.append(make("span", row[TITLE] || "(no title)", "title"));
    if (row[AUTHORS]) head.append(make("span", row[AUTHORS], "authors"));
    line.append(
      head,
      cell("venue", row[VENUE]),
      cell("year", row[YEAR]),
      cell("section", data.sections[row[SECTION]]),
      cell("links", list(row[LINKS].map(linkChip))),
      cell("findings", list(row[FOUND].map((found) => findingItem(found)))),
      cell("line", place(row[PATH], row[LINE])),
    );
    return line;
  };
  const next = () => {
    const part = document.createDocumentFragment();
    shown.slice(drawn, drawn + CHUNK).forEach((number) => part.append(draw(number)));
    body.append(part);
    drawn = Math.min(drawn + CHUNK, shown.length);
    more.hidden = drawn >= shown.length;
    more.textContent = `Show ${Math.min(CHUNK, shown.length - drawn)} more of ${(shown.length - drawn).toLocaleString("en")}`;
  };

  const fits = () => {
    const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const part = section.value, name = rule.value, link = state.value;
    const named = data.rules.indexOf(name), kept = data.states.indexOf(link);
    return (number) => {
      const row = rows[number], found = row[FOUND];
      if (part && row[SECTION] !== Number(part)) return false;
      if (name === "*" ? !found.length : name === "-" ? found.length : name && !found.some((one) => one[RULE] === named)) return false;
      if (link && !row[LINKS].some((one) => one[2] === kept)) return false;
      return asked.every((word) => words[number].includes(word));
    };
  };
  const refresh = () => {
    shown = order.filter(fits());
    drawn = 0;
    body.replaceChildren();
    next();
    const all = rows.length.toLocaleString("en");
    count.textContent = shown.length === rows.length ? `${all} entries` : `${shown.length.toLocaleString("en")} of ${all} entries`;
  };

  const worth = (row) => row[FOUND].reduce((sum, found) => sum + [10000, 100, 1][found[WEIGHT]], 0);
  const bad = (row) => row[LINKS].filter((link) => ["dead", "unsafe"].includes(data.states[link[2]])).length;
  const keys = [
    (row) => row[TITLE].toLowerCase(),
    (row) => row[VENUE].toLowerCase() || "\uffff",
    (row) => row[YEAR],
    (row) => data.sections[row[SECTION]].toLowerCase(),
    (row) => -bad(row),
    (row) => -worth(row),
    null,
  ];
  const sort = (chosen) => {
    down = chosen === column ? -down : 1;
    column = chosen;
    order = rows.map((_, number) => number);
    if (keys[column]) {
      const values = rows.map(keys[column]);
      order.sort((one, two) => (values[one] < values[two] ? -down : values[one] > values[two] ? down : one - two));
    } else if (down < 0) order.reverse();
    document.querySelectorAll("#table thead th").forEach((head, number) => {
      head.setAttribute("aria-sort", number !== column ? "none" : down > 0 ? "ascending" : "descending");
    });
    refresh();
  };

  const option = (select, value, text) => {
    const node = make("option", text);
    node.value = value;
    select.append(node);
  };
  data.sections.forEach((name, number) => option(section, number, name));
  [...data.rules].sort().forEach((name) => option(rule, name, name));
  data.states.filter((_, number) => rows.some((row) => row[LINKS].some((link) => link[2] === number))).forEach((name) => option(state, name, name));

  let soon = 0;
  search.addEventListener("input", () => {
    cancelAnimationFrame(soon);
    soon = requestAnimationFrame(refresh);
  });
  [section, rule, state].forEach((select) => select.addEventListener("change", refresh));
  document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".filters").addEventListener("reset", () => setTimeout(refresh));
  document.querySelectorAll("#table thead button").forEach((button) => button.addEventListener("click", () => sort(Number(button.dataset.column))));
  document.querySelectorAll(".show").forEach((button) => button.addEventListener("click", () => {
    document.querySelector(".filters").reset();
    rule.value = button.dataset.rule;
    refresh();
    byId("entries").scrollIntoView();
    byId("entries").focus({ preventScroll: true });
  }));
  more.addEventListener("click", () => {
    const first = drawn;
    next();
    const link = body.rows[first] && body.rows[first].querySelector("a");
    if (link) link.focus({ preventScroll: true });
  });
  if (data.loose.length) {
    const part = byId("loose");
    part.append(make("h3", `Besides the entries (${data.loose.length})`), list(data.loose.slice(0, 500).map((found) => findingItem(found, true))));
    if (data.loose.length > 500) part.append(make("p", `and ${data.loose.length - 500} more`));
  }
  refresh();
})();
