/* Incidents on a Leaflet map: filters by kind, date and group, circles as wide as the place is uncertain, and the
   table beside it. Each [data-incident-map] holds its own data as JSON; the page brings Leaflet as L. Where the data
   say `live`, they are too many for a page: its server is asked for cells and incidents of what is shown. */
(function () {
  "use strict";
  var COLOURS = ["#0b5394", "#b35900", "#1b7a4b", "#8a1c1c", "#6a3d9a", "#00707a", "#7a5c00", "#a3266b", "#3d4a5c"];
  var MANY = 1500, CELL = 56, WIDE = 20000, DAY = 86400000, YEAR_ONE = 719163;
  var CODE = 0, LAT = 1, LON = 2, RADIUS = 3, FIRST = 4, LAST = 5, KIND = 6, PLACE = 7, KILLED = 8, INJURED = 9,
    GROUPS = 10, PAGE = 11;

  function day(text) { return Math.round(Date.parse(text + "T00:00:00Z") / DAY); }
  function iso(number) { return new Date(number * DAY).toISOString().slice(0, 10); }
  function filled(template, fields) {
    return template.replace(/\{(\w+)\}/g, function (whole, key) { return key in fields ? fields[key] : whole; });
  }
  function colour(kind) { return COLOURS[kind % COLOURS.length]; }
  function located(one) { return one[LAT] !== null && one[LON] !== null; }
  function point(one) { return [one[LAT] / 1e7, one[LON] / 1e7]; }

  function start(root) {
    var data = JSON.parse(root.querySelector(".map-data").textContent);
    var words = data.words, all = data.incidents, byCode = {}, chosen = null, visible = [];
    var form = root.querySelector(".map-controls"), canvas = root.querySelector(".map-canvas");
    var rows = {}, layer, map;
    all.forEach(function (one) { byCode[one[CODE]] = one; });
    root.querySelectorAll("tbody tr").forEach(function (row) { rows[row.id] = row; });
    root.querySelectorAll("[hidden]").forEach(function (part) { part.hidden = false; });
    root.querySelectorAll(".swatch").forEach(function (s) { s.style.background = colour(+s.dataset.kind); });

    var live = data.live, asked = null;
    var dated = all.filter(function (one) { return one[FIRST]; });
    var from = dated.reduce(function (m, one) { return Math.min(m, day(one[FIRST])); }, Infinity);
    var until = dated.reduce(function (m, one) { return Math.max(m, day(one[LAST])); }, -Infinity);
    if (live && data.days) { from = data.days[0] - YEAR_ONE; until = data.days[1] - YEAR_ONE; }

    function field(name) { return form.elements[name]; }
    function bounds() {
      ["from", "until"].forEach(function (name) {
        if (!field(name)) { return; }
        var slider = field(name + "-slider");
        slider.min = from; slider.max = until; slider.value = name === "from" ? from : until;
        field(name).min = iso(from); field(name).max = iso(until);
        told(name, +slider.value);
      });
    }
    function told(name, number) {
      field(name).value = iso(number);
      field(name + "-slider").setAttribute("aria-valuetext", iso(number));
    }
    function typed(name) {
      var number = day(field(name).value);
      if (!isNaN(number)) { field(name + "-slider").value = number; }
    }

    function wanted() {
      var kinds = {}, group = field("group") ? field("group").value : "";
      form.querySelectorAll("[name=kind]").forEach(function (box) { kinds[box.value] = box.checked; });
      var a = field("from-slider") ? +field("from-slider").value : -Infinity;
      var b = field("until-slider") ? +field("until-slider").value : Infinity;
      var undated = !field("undated") || field("undated").checked;
      return all.filter(function (one) {
        if (!kinds[data.kinds[one[KIND]][0]]) { return false; }
        if (group !== "" && one[GROUPS].indexOf(+group) < 0) { return false; }
        return one[FIRST] ? day(one[LAST]) >= a && day(one[FIRST]) <= b : undated;
      });
    }
    function ask() {
      var box = map.getBounds(), query = new URLSearchParams(live.query);
      query.set("box", [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map(function (degrees, n) {
        var most = n % 2 ? 90 : 180;
        return Math.max(-most, Math.min(most, degrees)).toFixed(5);
      }).join(","));
      query.set("zoom", map.getZoom());
      if (field("from-slider")) {
        if (+field("from-slider").value > from) { query.set("first", iso(+field("from-slider").value)); }
        if (+field("until-slider").value < until) { query.set("last", iso(+field("until-slider").value)); }
      }
      if (asked) { asked.abort(); }
      asked = new AbortController();
      fetch(live.url + "?" + query, {signal: asked.signal, credentials: "same-origin"}).then(function (answer) {
        if (!answer.ok) { throw new Error(answer.status); }
        return answer.json();
      }).then(take).catch(function (error) {
        if (error.name !== "AbortError") { root.querySelector(".map-shown").textContent = words.failed; }
      });
    }
    function take(answer) {
      layer.clearLayers();
      answer.incidents.map(single).forEach(function (made) { made.addTo(layer); });
      answer.cells.forEach(function (cell) {
        cluster({n: cell[2], list: live.list + "?" + cell[3]}, [cell[0] / 1e7, cell[1] / 1e7]).addTo(layer);
      });
      root.querySelector(".map-shown").textContent = answer.said;
      root.querySelector(".map-table").innerHTML = answer.table;  // our own page's, escaped where it was written
      rows = {};
      root.querySelectorAll("tbody tr[id]").forEach(function (row) { rows[row.id] = row; });
    }
    function apply() {
      if (live) { ask(); return; }
      visible = wanted();
      var shown = {};
      visible.forEach(function (one) { shown[one[CODE]] = true; });
      Object.keys(rows).forEach(function (code) { rows[code].hidden = !shown[code]; });
      root.querySelector(".map-shown").textContent = filled(words.shown, {
        n: visible.length.toLocaleString("en"), all: all.length.toLocaleString("en")
      });
      draw();
    }

    function draw() {
      if (live) { ask(); return; }
      layer.clearLayers();
      var box = map.getBounds().pad(0.2);
      var inside = visible.filter(function (one) { return located(one) && box.contains(point(one)); });
      (inside.length > MANY ? clusters(inside) : inside.map(single)).forEach(function (made) { made.addTo(layer); });
    }
    function single(one) {
      var c = colour(one[KIND]);
      var parts = [L.circleMarker(point(one), {radius: 5, color: "#fff", weight: 1, fillColor: c, fillOpacity: 1})];
      if (one[RADIUS]) {
        parts.unshift(L.circle(point(one), {
          radius: one[RADIUS], color: c, weight: 1, dashArray: one[RADIUS] > WIDE ? "4 4" : null,
          fill: one[RADIUS] <= WIDE, fillOpacity: 0.08
        }));
      }
      return L.featureGroup(parts).on("click", function () { open(one, false); });
    }
    function clusters(inside) {
      var cells = {}, zoom = map.getZoom();
      inside.forEach(function (one) {
        var at = map.project(point(one), zoom), key = Math.floor(at.x / CELL) + ":" + Math.floor(at.y / CELL);
        var cell = cells[key] || (cells[key] = {n: 0, x: 0, y: 0, one: one});
        cell.n += 1; cell.x += at.x; cell.y += at.y;
      });
      return Object.keys(cells).map(function (key) {
        var cell = cells[key];
        return cell.n === 1 ? single(cell.one) : cluster(cell, map.unproject([cell.x / cell.n, cell.y / cell.n], zoom));
      });
    }
    function cluster(cell, at) {
      var size = Math.round(24 + 7 * Math.log10(cell.n)), label = cell.n.toLocaleString("en");
      var mark = L.marker(at, {
        title: filled(words.cluster, {n: label}), alt: filled(words.cluster, {n: label}),
        icon: L.divIcon({className: "map-count", html: label, iconSize: [size, size]})
      });
      return mark.on("click keypress", function () {
        if (cell.list && map.getZoom() === map.getMaxZoom()) { location.href = cell.list; return; }
        map.setView(at, map.getZoom() + 2);
      });
    }

    function said(one) {
      var box = document.createElement("div");
      box.dir = data.rtl ? "rtl" : "ltr";
      var when = one[FIRST] === one[LAST] ? one[FIRST] : one[FIRST] + " – " + one[LAST];
      [
        [words.code, one[CODE]], [words.kinds, data.kinds[one[KIND]][1]],
        [words.when, one[FIRST] ? when : words.unknown], [words.place, one[PLACE] || words.unknown],
        [words.killed, one[KILLED]], [words.injured, one[INJURED]]
      ].forEach(function (pair) {
        if (pair[1] === "") { return; }
        var line = document.createElement("p"), value = document.createElement("bdi");
        line.textContent = pair[0] + ": ";
        value.textContent = pair[1];
        line.appendChild(value);
        box.appendChild(line);
      });
      if (one[PAGE] || rows[one[CODE]]) {
        var link = document.createElement("a");
        link.href = one[PAGE] || "#" + one[CODE];
        link.textContent = one[PAGE] ? words.open : words.in_table;
        box.appendChild(link);
      }
      return box;
    }
    function open(one, move) {
      if (chosen && rows[chosen]) { rows[chosen].classList.remove("map-chosen"); }
      chosen = one[CODE];
      if (rows[chosen]) { rows[chosen].classList.add("map-chosen"); }
      if (!located(one)) { return; }
      if (move) { map.setView(point(one), Math.max(map.getZoom(), 11)); }
      L.popup({maxWidth: 280}).setLatLng(point(one)).setContent(said(one)).openOn(map);
    }

    function made() {
      var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      map = L.map(canvas, {
        preferCanvas: true, zoomControl: false, attributionControl: false, worldCopyJump: false, maxZoom: 17,
        zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still
      });
      L.control.zoom({zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out}).addTo(map);
      L.control.scale({imperial: false}).addTo(map);
      var lines = data.lines.map(function (line) {
        return line.map(function (at) { return [at[0] / 1e5, at[1] / 1e5]; });
      });
      if (lines.length) { L.polyline(lines, {color: "#8b95a1", weight: 1, interactive: false}).addTo(map); }
      layer = L.layerGroup().addTo(map);
      var places = all.filter(located).map(point);
      if (live && live.box) {
        places = [[live.box[1] / 1e7, live.box[0] / 1e7], [live.box[3] / 1e7, live.box[2] / 1e7]];
      }
      if (places.length) { map.fitBounds(places, {padding: [24, 24], maxZoom: 12}); } else { map.setView([0, 0], 2); }
      map.on("moveend", draw);
    }

    function toGroup(id) {
      var option = Array.prototype.find.call(form.querySelectorAll("option"), function (o) {
        return o.dataset.group === id;
      });
      if (option) { field("group").value = option.value; apply(); }
    }
    function addressed() {
      var name = decodeURIComponent(location.hash.slice(1));
      if (name.indexOf("map-") === 0 && field("group")) { toGroup(name.slice(4)); }
    }

    made();
    bounds();
    form.addEventListener("input", function (event) {
      var name = event.target.name;
      if (/-slider$/.test(name)) { told(name.slice(0, -7), +event.target.value); }
      if (name === "from" || name === "until") { typed(name); }
      apply();
    });
    form.addEventListener("reset", function () { setTimeout(function () { bounds(); apply(); }); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    root.addEventListener("click", function (event) {
      var button = event.target.closest(".map-show");
      if (button) { open(byCode[button.dataset.code], true); canvas.focus(); canvas.scrollIntoView({block: "nearest"}); }
    });
    window.addEventListener("hashchange", addressed);
    addressed();
    apply();
  }

  document.querySelectorAll("[data-incident-map]").forEach(start);
})();
