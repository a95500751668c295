"use strict";
/* Everything is readable without this. It sorts and filters tables, opens what a link leads into, and marks the whole
of an answer whose sentence is cut into pieces. It writes text only, never markup. */
(function () {
  var words = document.documentElement.lang.slice(0, 2) === "zh"
    ? { filter: "筛选行", sort: "按此列排序：", rows: function (n, of) { return "共 " + of + " 行，显示 " + n + " 行"; } }
    : { filter: "Filter rows", sort: "Sort by: ", rows: function (n, of) { return n + " of " + of + " rows"; } };
  var each = function (list, act) { Array.prototype.forEach.call(list, act); };

  function key(cell) {
    var value = cell.getAttribute("data-value");
    if (value !== null) { return parseFloat(value); }
    var text = cell.textContent.trim();
    var number = /^[+-]?[\d,]+(\.\d+)?%?$/.test(text) ? parseFloat(text.replace(/[,%]/g, "")) : NaN;
    return isNaN(number) ? text : number;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") { return a - b; }
    if (typeof a === "number") { return -1; }
    if (typeof b === "number") { return 1; }
    return a.localeCompare(b, document.documentElement.lang);
  }

  function sortable(table) {
    each(table.querySelectorAll("thead th"), function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      button.title = words.sort + button.textContent;
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        each(table.querySelectorAll("thead th"), function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var body = table.tBodies[0];
        var rows = Array.prototype.map.call(body.rows, function (row, i) { return [key(row.cells[column]), i, row]; });
        rows.sort(function (a, b) { return (down ? -1 : 1) * compare(a[0], b[0]) || a[1] - b[1]; });
        rows.forEach(function (row) { body.appendChild(row[2]); });
      });
    });
  }

  function filterable(box, table) {
    var label = document.createElement("label"), input = document.createElement("input"), said = document.createElement("span");
    var line = document.createElement("div");
    line.className = "filter";
    label.textContent = words.filter + " ";
    input.type = "search";
    said.setAttribute("role", "status");
    label.appendChild(input);
    line.appendChild(label);
    line.appendChild(said);
    box.parentNode.insertBefore(line, box);
    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLowerCase(), n = 0, rows = table.tBodies[0].rows;
      each(rows, function (row) {
        row.hidden = wanted !== "" && row.textContent.toLowerCase().indexOf(wanted) < 0;
        n += row.hidden ? 0 : 1;
      });
      said.textContent = wanted === "" ? "" : words.rows(n, rows.length);
    });
  }

  each(document.querySelectorAll(".table"), function (box) {
    var table = box.querySelector("table");
    if (!table || !table.tBodies.length || !table.tHead) { return; }
    if (table.tBodies[0].rows.length > 1) { sortable(table); }
    if (table.tBodies[0].rows.length > 8 && !box.closest(".panel")) { filterable(box, table); }
  });

  function reachable() {          /* what scrolls sideways can be scrolled by keyboard */
    each(document.querySelectorAll(".table"), function (box) {
      if (box.scrollWidth > box.clientWidth + 1) {
        var caption = box.querySelector("caption");
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", caption ? caption.textContent : "table");
      } else { box.removeAttribute("tabindex"); box.removeAttribute("role"); box.removeAttribute("aria-label"); }
    });
  }

  function follow() {
    var id = decodeURIComponent(location.hash.slice(1)), target = id && document.getElementById(id);
    each(document.querySelectorAll("mark.on"), function (mark) { mark.classList.remove("on"); });
    if (!target) { return; }
    for (var up = target; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
    if (target.firstElementChild && target.firstElementChild.tagName === "DETAILS") { target.firstElementChild.open = true; }
    each(document.querySelectorAll("mark[data-claims]"), function (mark) {
      if ((" " + mark.getAttribute("data-claims") + " ").indexOf(" " + id + " ") >= 0) { mark.classList.add("on"); }
    });
    target.scrollIntoView({ block: "center" });
  }

  var contents = document.querySelector(".contents details");
  var narrow = window.matchMedia("(max-width: 1179px)");
  function fold() { if (contents) { contents.open = !narrow.matches; } }
  narrow.addEventListener("change", fold);
  fold();
  reachable();
  window.addEventListener("resize", reachable);
  document.addEventListener("toggle", reachable, true);
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", function (event) {       /* the same link twice moves there twice */
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && (link.getAttribute("href") || "") === location.hash) { follow(); }
  });
  window.addEventListener("beforeprint", function () {
    each(document.querySelectorAll(".panel > details, details.apart, details.text"), function (one) { one.open = true; });
  });
  follow();
}());
