// The site's search: no server, nothing fetched but scripts of this site, so it works from a folder under the strict policy.
// guvahSearch(query, callback) -> callback(people, { more }) with people = [{ id, page, names: [{ text, lang }], place, born,
// status, why }], best first; `place` is a code of places.js or words; `why` is "same" (that very spelling), "sounds" or "near". Every form with data-guvah-search
// is served; all words shown come from attributes of the form or of the element with data-guvah-results:
//   data-root ("../../")  data-page ("en/person/{shard}/{id}.html", else "people/{id}.html")
//   data-none  data-one  data-some  data-more  data-failed (with {n} and {q})  data-born ({year})
//   data-status-<word>  data-why-same  data-why-sounds  data-why-near
"use strict";
(function () {
  const HERE = document.currentScript.src.replace(/[^/]*$/, "");
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const SHOWN = 20, ENOUGH = 5, MOST_ROW_FILES = 52, FIRST_ROW_FILES = 8, MOST_NEAR = 8, MOST_SPLITS = 8, LEAST = 0.45, GOOD = 0.85, SURE = 0.94, HAS_WORD = 0.82;

  // ---- loading: every file is a script that calls guvahPart(name, content) once
  const arrived = new Map(), loading = new Map();
  globalThis.guvahPart = (name, content) => arrived.set(name, content);

  function load(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve) => {
        const script = document.createElement("script");
        script.charset = "utf-8";
        script.src = HERE + name + ".js";
        script.onload = () => resolve(arrived.get(name));
        script.onerror = () => { loading.delete(name); resolve(undefined); };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  let ready = null;
  function prepare() {
    if (!ready) {
      load("places");
      ready = Promise.all([load("tables"), load("d"), load("spelling")]).then(([tables, division]) => {
        if (!tables || !division || !globalThis.guvahSpelling) { ready = null; return null; }
        return { spelling: globalThis.guvahSpelling(tables), rows: leaves(division.r), words: leaves(division.k), files: new Map(), han: new Set() };
      });
    }
    return ready;
  }

  async function learnCharacters(site, query) {
    for (const name of ["han", "han-more"]) {
      const unknown = Array.from(query).some((char) => /\p{Script=Han}/u.test(char) && !site.spelling.knows(char));
      if (!unknown || site.han.has(name)) continue;
      const data = await load(name);
      if (data) { site.spelling.addCharacters(data); site.han.add(name); }
    }
  }

  // ---- codec.py, the reading half
  function hashed(text) {
    let found = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) found = Math.imul(found ^ text.charCodeAt(i), 0x01000193);
    found ^= found >>> 16;
    found = Math.imul(found, 0x45d9f3b);
    return (found ^ (found >>> 16)) >>> 0;
  }

  function leaves(text) {
    const bits = Array.from(text, (sign) => DIGITS.indexOf(sign).toString(2).padStart(6, "0")).join("");
    const found = new Set(), waiting = [""];
    for (let at = 0; waiting.length; at++) {
      const prefix = waiting.pop();
      if (bits[at] === "1") waiting.push(prefix + "1", prefix + "0");
      else found.add(prefix);
    }
    return found;
  }

  function leafOf(all, place) {
    const bits = place.toString(2).padStart(32, "0");
    for (let size = 0; size <= 32; size++) if (all.has(bits.slice(0, size))) return bits.slice(0, size);
    return "";
  }

  function ascending(text, start) {
    const found = [];
    let value = 0, scale = 1, last = start;
    for (const sign of text) {
      const digit = DIGITS.indexOf(sign);
      value += (digit % 32) * scale;
      scale *= 32;
      if (digit < 32) { last += value; found.push(last); value = 0; scale = 1; }
    }
    return found;
  }

  const pairAddress = (one, other) => {
    const [first, second] = one < other ? [one, other] : [other, one];
    return ((hashed(first) >>> 20) * 1024 + (hashed(second) >>> 22)) * 1024;
  };

  // ---- words: who has them, beside which other word
  async function groupsOf(site, word) {
    const name = "k-" + leafOf(site.words, hashed(word.replace(/R/g, "L")));
    const text = ((await load(name)) || {})[word];
    if (!text) return [];
    const key = "groups " + word;
    if (!site.files.has(key)) {
      site.files.set(key, text.split(" ").map((group) => {
        const [, other, kind, numbers] = /^([^:!]*)([:!])(.*)$/u.exec(group);
        const bare = other.replace("~", "");
        return { other: bare, places: ascending(numbers, kind === ":" ? pairAddress(word, bare) : 0) };
      }));
    }
    return site.files.get(key);
  }

  async function lexicon(site) {
    if (!site.lexicon) {
      const found = [];
      let last = "";
      for (const piece of ((await load("l")) || "").split(" ").filter(Boolean)) {
        last = last.slice(0, DIGITS.indexOf(piece[0])) + piece.slice(1);
        found.push(last);
      }
      site.lexicon = new Set(found);
    }
    return site.lexicon;
  }

  // Whether two skeletons differ by one letter left out, put in, replaced, or exchanged with its neighbour.
  function oneSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1 || Math.max(a.length, b.length) < 2) return false;
    let i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i++;
    if (a.length > b.length) return a.slice(i + 1) === b.slice(i);
    if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
    return a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
  }
  // A slip in a long word says more than one in a short word.
  const likeness = (word, skeletons) =>
    skeletons.includes(word) ? 1 : word === "" ? 0.3 : skeletons.some((skeleton) => oneSlip(word, skeleton)) ? 0.5 + 0.02 * Math.min(9, word.length) : 0;

  function note(scores, places, what, worth) {
    for (const place of places) {
      const known = scores.get(place) || scores.set(place, new Map()).get(place);
      known.set(what, Math.max(known.get(what) || 0, worth));
    }
  }

  // Scores of rows for a name of several words: each pair of its words counts once, at its best.
  async function pairScores(site, asked, scores) {
    await Promise.all(asked.flat().map((word) => groupsOf(site, word)));
    for (const [i, skeletons] of asked.entries()) {
      for (const word of skeletons) {
        for (const { other, places } of await groupsOf(site, word)) {
          for (const [j, wanted] of asked.entries()) {
            const worth = i === j ? 0 : likeness(other, wanted);
            if (!worth) continue;
            const pair = i < j ? i * 16 + j : j * 16 + i;
            note(scores, places, pair, worth);
          }
        }
      }
    }
  }

  async function wordScores(site, skeletons, worth, scores) {
    await Promise.all(skeletons.map((word) => groupsOf(site, word)));
    for (const word of skeletons) {
      for (const { other, places } of await groupsOf(site, word)) note(scores, places, 0, worth + (other ? 0 : 0.1));
    }
  }

  const total = (known) => Array.from(known.values()).reduce((sum, worth) => sum + worth, 0);
  const ranked = (scores) => Array.from(scores, ([place, known]) => [place, total(known)]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);

  // Words that were run together: wherever both parts are words that somebody has, those who have both.
  async function partedScores(site, query, scores) {
    const known = await lexicon(site);
    const possible = site.spelling.cuts(query).map(({ parts }) => parts.map((some) => some.filter((word) => known.has(word))))
      .filter((parts) => parts.every((some) => some.length)).slice(0, MOST_SPLITS);
    // the pair stands under either word: the longer one is borne by fewer people
    const order = possible.map((parts) => (parts[0][0].length >= parts[1][0].length ? parts : [parts[1], parts[0]]));
    await Promise.all(order.flatMap(([longer]) => longer.map((word) => groupsOf(site, word))));
    for (const [longer, shorter] of order)
      for (const word of longer)
        for (const { other, places } of await groupsOf(site, word)) if (shorter.includes(other)) note(scores, places, 0, 1.1);
  }

  const nearWords = (known, skeletons) => Array.from(known).filter((word) => skeletons.some((skeleton) => oneSlip(word, skeleton))).slice(0, MOST_NEAR);

  async function candidates(site, query) {
    const { spelling } = site, own = spelling.names(query), pinyin = spelling.couldBePinyin(own);
    const unreadable = own.filter((word) => !spelling.scriptOf(word)).map((word) => ["u" + Array.from(word).slice(0, 24).join("")]);
    const asked = [...spelling.wordSkeletons(query), ...unreadable];
    const scores = new Map();
    if (!asked.length) return scores;
    if (asked.length > 1) await pairScores(site, asked, scores);
    const best = asked.length > 1 ? (asked.length * (asked.length - 1)) / 2 : 1;
    const sure = () => Array.from(scores.values()).some((known) => total(known) >= best * 0.5);
    if (asked.length > 1 && !sure()) {
      const known = await lexicon(site);
      await pairScores(site, asked.map((skeletons) => [...skeletons, ...nearWords(known, skeletons)]), scores);
      if (!scores.size) for (const skeletons of asked) await wordScores(site, skeletons, 0.4, scores);
    }
    if (asked.length === 1) {
      await wordScores(site, asked[0], 1, scores);
      const chars = Array.from(own[0]), chinese = spelling.scriptOf(own[0]) === "Hani";
      // four characters are rarely one word, even where they sound like one
      if (scores.size < SHOWN || (chinese && chars.length > 3)) await partedScores(site, query, scores);
      if (scores.size < SHOWN) {
        const known = await lexicon(site);
        const longer = Array.from(known).filter((word) => asked[0].some((skeleton) => word !== skeleton && word.startsWith(skeleton)));
        await wordScores(site, longer.slice(0, MOST_NEAR), 0.6, scores);
        await wordScores(site, nearWords(known, asked[0]), 0.5, scores);
      }
      if (!scores.size && chinese)
        await wordScores(site, chars.slice(1).map((char, i) => "h" + chars[i] + char).slice(0, 3), 0.5, scores);
    }
    return scores;
  }

  // ---- likeness of names, to rank what was found
  const isVowel = (sound) => "aAeiIoOuU".includes(sound);
  const gap = (sound) => (isVowel(sound) ? 0.4 : "ywhxG".includes(sound) ? 0.45 : 1);

  function distanceOf(site, slots, plain) {
    const step = (row, sound) => {
      const next = [row[0] + gap(sound)];
      for (let j = 0; j < plain.length; j++) {
        const other = plain[j];
        const swap = sound === other ? 0 : isVowel(sound) && isVowel(other) ? 0.3 : site.classOf(sound) === site.classOf(other) ? 0.25 : 1;
        next.push(Math.min(row[j] + swap, row[j + 1] + gap(sound), next[j] + gap(other)));
      }
      return next;
    };
    let row = [0];
    for (const sound of plain) row.push(row[row.length - 1] + gap(sound));
    for (const slot of slots) {
      const ends = slot.map((choice) => Array.from(choice).reduce(step, row));
      row = ends.reduce((best, end) => best.map((cost, j) => Math.min(cost, end[j])));
    }
    return row[plain.length];
  }

  const plainOf = (slots) => slots.map((slot) => slot[0]).join("");
  const sizeOf = (plain) => Array.from(plain).reduce((sum, sound) => sum + gap(sound), 0);

  function wordDistance(site, a, b) {
    if (a.word === b.word) return 0;
    const key = a.word + " " + b.word;
    if (site.files.has(key)) return site.files.get(key);
    let best = 1;
    for (const one of a.forms) {
      for (const two of b.forms) {
        const open = one.some((slot) => slot.length > 1) ? [one, two] : [two, one];
        const plain = plainOf(open[1]);
        best = Math.min(best, distanceOf(site, open[0], plain) / Math.max(0.5, sizeOf(plain)));
      }
    }
    site.files.set(key, best);
    return best;
  }

  function nameLikeness(site, query, name) {
    if (query.text === name.text) return 1;
    const [few, many] = query.words.length <= name.words.length ? [query.words, name.words] : [name.words, query.words];
    if (!few.length) return 0;
    const left = new Set(many.keys());
    let sum = 0, swapped = 0, last = -1, worst = 0;
    for (const word of few) {
      let chosen = -1, least = 2;
      for (const j of left) {
        const distance = wordDistance(site, word, many[j]) + (j < last ? 0.001 : 0);
        if (distance < least) { least = distance; chosen = j; }
      }
      left.delete(chosen);
      if (chosen < last) swapped = 0.03;
      last = chosen;
      sum += least;
      worst = Math.max(worst, least);
    }
    // Who types one word leaves the others out; who types two means that there are no more.
    const missing = few.length === 1 && query.words.length === 1 ? 0.25 : 0.45;
    let distance = 0.7 * ((sum + left.size * missing) / many.length) + 0.3 * Math.max(worst, left.size ? missing : 0) + swapped;
    if (few.length !== many.length) {
      const glue = (words) => ({ word: words.map((word) => word.word).join("+"), forms: words.some((word) => !word.forms.length) ? [] : [words.flatMap((word) => word.forms[word.forms.length - 1]), words.flatMap((word) => word.forms[0])] });
      distance = Math.min(distance, 0.02 + wordDistance(site, glue(few), glue(many)));
    }
    return Math.max(0, 0.99 - distance);
  }

  // ---- rows
  async function people(site, query) {
    const scores = ranked(await candidates(site, query));
    const files = new Map();
    for (const [place, score] of scores) {
      const name = "r-" + leafOf(site.rows, place);
      const file = files.get(name) || files.set(name, { name, score, places: new Set() }).get(name);
      file.places.add(place);
    }
    const order = Array.from(files.values()).sort((a, b) => b.score - a.score || b.places.size - a.places.size);
    const prepared = { text: site.spelling.normalise(query), words: site.spelling.sounded(query) };
    const year = (/(?:18|19|20)[0-9]{2}/.exec(query.normalize("NFKC")) || [""])[0];
    const found = new Map();
    let loaded = 0;
    while (loaded < order.length && loaded < MOST_ROW_FILES) {
      const batch = order.slice(loaded, loaded + FIRST_ROW_FILES);
      const contents = await Promise.all(batch.map((file) => load(file.name)));
      for (const [i, rows] of contents.entries())
        for (const row of rows || []) if (batch[i].places.has(row[0])) found.set(row[1], shown(site, prepared, year, row));
      loaded += batch.length;
      const good = Array.from(found.values()).filter((person) => person.likeness >= SURE).length;
      const next = order[loaded];
      // whoever has the whole name is found: those who only share part of it are worth little more
      if (next && next.score < order[0].score && good >= (loaded > FIRST_ROW_FILES ? 1 : ENOUGH)) break;
      // as many as are shown have all that was asked for: whoever else may have it is no better
      const whole = prepared.words.length === 1 ? HAS_WORD : 1;
      if (Array.from(found.values()).filter((person) => person.likeness >= whole).length >= SHOWN) break;
    }
    const best = Array.from(found.values()).filter((person) => person.likeness >= LEAST)
      .sort((a, b) => b.likeness - a.likeness || (a.names[0].text < b.names[0].text ? -1 : a.names[0].text > b.names[0].text ? 1 : 0) || (a.id < b.id ? -1 : 1));
    return { best: best.slice(0, SHOWN), more: best.length > SHOWN || loaded < order.length };
  }

  function shown(site, prepared, year, row) {
    const [, id, cells, place = "", born = "", status = "", page = ""] = row;
    const names = [];
    let likeness = 0;
    for (let i = 0; i < cells.length; i += 2) {
      names.push({ text: cells[i], lang: cells[i + 1] });
      if (likeness < 1) likeness = Math.max(likeness, nameLikeness(site, prepared, { text: site.spelling.normalise(cells[i]), words: site.spelling.sounded(cells[i]) }));
    }
    const why = likeness === 1 ? "same" : likeness >= (prepared.words.length === 1 ? HAS_WORD : GOOD) ? "sounds" : "near";
    return { id, page: page || id, names, place, born, status, why, likeness: likeness + (year && born === year ? 0.02 : 0) };
  }

  async function search(query) {
    const site = await prepare();
    if (!site) return null;
    if (!site.classOf) {
      const tables = arrived.get("tables");
      site.classOf = (sound) => (tables.sounds[sound] || ["", sound])[1].replace(/[-|]/g, "") || sound;
    }
    await learnCharacters(site, query);
    return people(site, query.slice(0, 400));
  }

  globalThis.guvahSearch = (query, callback) => {
    search(String(query)).then((found) => callback(found ? found.best : [], { more: found ? found.more : false, failed: !found }));
  };

  // ---- the page
  const element = (name, text, attributes) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) if (value) made.setAttribute(key, value);
    return made;
  };

  function serve(form) {
    const box = [form, form.parentElement, document].map((where) => where && where.querySelector("[data-guvah-results]")).find(Boolean);
    const input = form.querySelector("input[type=search], input[name=q]");
    if (!box || !input) return;
    const said = (key, values) => {
      const text = form.getAttribute("data-" + key) || box.getAttribute("data-" + key) || "";
      return text.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? values[name] : whole));
    };
    const root = said("root");
    let turn = 0, timer = 0, last = null;

    const placeWords = (place, known) => {
      const names = known && Object.hasOwn(known.names, place) && known.names[place];
      return names ? names[Math.max(0, known.languages.indexOf(document.documentElement.lang))] : /^[0-9]+$/.test(place) ? "" : place;
    };

    const line = (person, places) => {
      const page = said("page", { id: person.page, shard: person.page.slice(2, 3) }) || "people/" + person.page + ".html";
      const item = element("li", "");
      const link = element("a", "", { href: root + page });
      link.append(element("bdi", person.names.length ? person.names[0].text : person.id, { lang: person.names.length ? person.names[0].lang : "" }));
      item.append(link);
      for (const name of person.names.slice(1, 6)) item.append(" ", element("bdi", name.text, { lang: name.lang }));
      const facts = [said("status-" + person.status.replace(/[^a-z]+/g, "-")) || person.status, person.born && (said("born", { year: person.born }) || person.born), placeWords(person.place, places), said("why-" + person.why)];
      for (const fact of facts) if (fact) item.append(" ", element("span", fact));
      return item;
    };

    const run = async () => {
      const query = input.value.trim(), mine = ++turn;
      clearTimeout(timer);
      if (query === last) return;
      last = query;
      if (!query) { box.replaceChildren(); return; }
      box.setAttribute("aria-busy", "true");
      const [found, places] = await Promise.all([search(query), load("places")]);
      if (mine !== turn) return;
      box.removeAttribute("aria-busy");
      if (!found) { last = null; box.replaceChildren(element("p", said("failed"))); return; }
      const count = found.best.length;
      const head = said(count === 0 ? "none" : found.more ? "more" : count === 1 ? "one" : "some", { n: String(count), q: query });
      const list = element("ol", "");
      list.append(...found.best.map((person) => line(person, places)));
      box.replaceChildren(element("p", head), ...(count ? [list] : []));
    };

    form.addEventListener("submit", (event) => { event.preventDefault(); last = null; run(); });
    input.addEventListener("focus", prepare, { once: true });
    input.addEventListener("input", () => {
      clearTimeout(timer);
      if (!input.value.trim() || Array.from(input.value.trim()).length > (/\p{Script=Han}/u.test(input.value) ? 1 : 2)) timer = setTimeout(run, 350);
    });
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) { input.value = asked.slice(0, 400); run(); }
  }

  const start = () => document.querySelectorAll("form[data-guvah-search]").forEach(serve);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
