// The names floor in the browser: a spelling becomes words, sounds, skeletons and keys exactly as guvah.names makes them.
// The tables come from tables.js and han.js, exported from the same files; a test compares the keys of many names.
// Never touches the page. `guvahSpelling(tables)` returns the functions; `addCharacters(data)` teaches Chinese characters.
"use strict";
globalThis.guvahSpelling = function (tables) {
  const LONGEST = 400, LONGEST_WORD = 40, MOST_WORDS = 12, MOST_SKELETONS = 8, MOST_KEYS = 40, LONGEST_SYLLABLE = 6;
  const SHORTEST_STEM = 3, SHORTEST_SPLIT = 2, SPLIT_FROM = 5, MOST_SOUNDS = 6;
  const RANGES = {
    Latn: "a-zª-ʯḀ-ỿⱠ-Ɀ'", Cyrl: "Ѐ-ԯᲀ-᲏'", Arab: "؀-ۿݐ-ݿࢠ-ࣿ", Hani: "々〇㐀-䶿一-鿿\u{20000}-\u{323af}",
  };
  const WHOLE = Object.entries(RANGES).map(([script, chars]) => [script, new RegExp(`^[${chars}]+$`, "u")]);
  const ALL = Object.values(RANGES).join("");
  const RUNS = new RegExp(Object.values(RANGES).map((chars) => `[${chars}]+`).join("|") + `|[^${ALL}]+`, "gu");
  const LATIN = new RegExp(`[${RANGES.Latn}]`, "u");
  const APOSTROPHES = /[’ʼʻ‘`´ʹ′ʾʿ＇]/gu;
  const SAME = { "ə": "ä", "ǝ": "ä", "ـ": "", "ہ": "ە", "丶": " ", "ㆍ": " ", "ᆞ": " ", "ꞏ": " ", "ᐧ": " ", "ˑ": " ", "ꓸ": " " };
  const VOWELS = "aAeiIoOuU";
  const NOT_IN_NAMES = ["m", "n", "ng", "hm", "hng"];
  const WITHOUT_CONSONANT = "aeo";
  const [TO_CYRILLIC, TO_LATIN] = [new Map(tables.lookalikes), new Map(tables.lookalikes.map(([a, b]) => [b, a]))];
  const titles = new Map(Object.entries(tables.titles).flatMap(([kind, some]) => some.split("|").map((word) => [word, kind])));
  const characters = new Map();
  const syllables = new Map(Object.entries(tables.pinyin).map(([syllable, sounds]) => [syllable, sounds.split("|")]));
  const readers = {};

  const caches = [];
  const cached = (work) => {
    const known = new Map();
    caches.push(known);
    return (word) => {
      if (!known.has(word)) known.set(word, work(word));
      return known.get(word);
    };
  };

  // ---- scripts.py
  function normalise(text) {
    text = Array.from(text).slice(0, LONGEST).join("").replace(APOSTROPHES, "'").replace(/\p{Cf}/gu, "");
    text = text.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC").replace(APOSTROPHES, "'");
    const kept = Array.from(text, (char) =>
      /\p{L}/u.test(char) ? (char in SAME ? SAME[char] : char) : /[\p{M}\p{Cf}]/u.test(char) ? "" : /['々〇]/u.test(char) ? char : " ");
    return kept.join("").split(/\s+/u).map((word) => word.replace(/^'+|'+$/g, "")).filter(Boolean).join(" ");
  }

  function scriptOf(text) {
    const found = WHOLE.find(([, whole]) => whole.test(text));
    return found ? found[0] : "";
  }

  function oneAlphabet(word) {
    const chars = Array.from(word);
    const latin = chars.filter((char) => LATIN.test(char)).length;
    const cyrillic = chars.filter((char) => /[Ѐ-ԯ]/u.test(char)).length;
    if (!latin || !cyrillic) return word;
    const into = cyrillic >= latin ? TO_CYRILLIC : TO_LATIN;
    return chars.map((char) => into.get(char) || char).join("");
  }

  function words(text) {
    const found = [];
    const cut = (word) => Array.from(word).slice(0, LONGEST_WORD).join("");
    for (const word of normalise(text).split(" ").filter(Boolean)) {
      if (scriptOf(word)) found.push(cut(word));
      else for (const run of oneAlphabet(word).match(RUNS)) if (run.replace(/'/g, "")) found.push(cut(run));
    }
    return found.slice(0, MOST_WORDS);
  }

  // ---- letters.py
  function reader(name) {
    if (readers[name]) return readers[name];
    const rules = new Map();
    for (const [letters, where, sound] of tables.letters[name]) {
      if (!rules.has(letters)) rules.set(letters, []);
      rules.get(letters).push([where, sound.split("|")]);
    }
    const vowels = new Set();
    for (const [letters, some] of rules) {
      for (const [where, slot] of some)
        if (Array.from(letters).length === 1 && !where && slot[0] && VOWELS.includes(slot[0][0])) vowels.add(letters);
      some.sort((a, b) => (a[0] === "") - (b[0] === ""));
    }
    const longest = Math.max(...Array.from(rules.keys(), (letters) => Array.from(letters).length));
    return (readers[name] = { rules, vowels, longest, letters: new Set(Array.from(rules.keys()).join("") + "'") });
  }

  function read(name, word) {
    const { rules, vowels, longest, letters } = reader(name);
    const chars = Array.from(word, (char) => (letters.has(char) ? char : Array.from(char.normalize("NFD"))[0]));
    const slots = [];
    for (let at = 0; at < chars.length; ) {
      let slot = null, length = Math.min(longest, chars.length - at);
      for (; length > 0; length--) {
        const rule = rules.get(chars.slice(at, at + length).join(""));
        const end = at + length;
        const fits = rule && rule.find(([where]) =>
          where === "" || (where === "start" && at === 0) || (where === "end" && end === chars.length) ||
          (where === "after vowel" && at > 0 && vowels.has(chars[at - 1])) ||
          (where === "before vowel" && end < chars.length && vowels.has(chars[end])) ||
          (where.startsWith("with ") && Array.from(where.slice(5)).some((char) => chars.includes(char))));
        if (fits) { slot = fits[1]; break; }
      }
      if (slot && !(slot.length === 1 && slot[0] === "")) slots.push(slot);
      at += length || 1;
    }
    return slots;
  }

  // ---- pinyin.py
  // Fewest syllables without a consonant inside the word, then fewest syllables, then the first in the alphabet.
  const better = (a, b) => {
    for (const part of [0, 1]) if (a[part] !== b[part]) return a[part] < b[part];
    return a[2].find((one, i) => one !== b[2][i]) < b[2].find((one, i) => one !== a[2][i]);
  };
  function divide(text) {
    const best = { [text.length]: [0, 0, []] };
    for (let at = text.length - 1; at >= 0; at--)
      for (let end = at + 1; end <= Math.min(at + LONGEST_SYLLABLE, text.length); end++) {
        const syllable = text.slice(at, end), rest = best[end];
        if (!rest || !syllables.has(syllable) || NOT_IN_NAMES.includes(syllable)) continue;
        const bare = at > 0 && WITHOUT_CONSONANT.includes(syllable[0]) ? 1 : 0;
        const way = [rest[0] + bare, rest[1] + 1, [syllable, ...rest[2]]];
        if (!best[at] || better(way, best[at])) best[at] = way;
      }
    return best[0] ? best[0][2] : null;
  }
  const parsePinyin = cached((word) => {
    const text = word.replace(/ü/g, "v");
    if (/[^\x00-\x7f]/.test(text)) return [];
    const found = text.split("'").filter(Boolean).map(divide);
    return found.every(Boolean) ? found.flat() : [];
  });
  const pinyinSounds = (word) => parsePinyin(word).map((syllable) => syllables.get(syllable));
  const couldBePinyin = (names) => names.length > 0 && names.every((word) => parsePinyin(word).length);

  // ---- reading.py, without a language given
  function orthographies(word, script) {
    const holds = (groups) => groups.split(" ").some((group) => group && `^${word}`.includes(group));
    const possible = tables.scripts[script] || [];
    const fitting = possible.filter(([, needs, lacks]) => !holds(lacks) && (!needs || holds(needs)));
    const known = fitting.filter(([name]) => Array.from(word).every((char) => reader(name).letters.has(char)));
    const chosen = [known, fitting, possible.filter(([, needs]) => !needs)].find((some) => some.length) || [];
    return chosen.slice().sort((a, b) => holds(a[3]) - holds(b[3])).map(([name]) => name);
  }

  const wordReadings = cached((word) => {
    const script = scriptOf(word);
    if (script === "Hani") {
      const slots = Array.from(word, (char) =>
        Array.from(new Set((characters.get(char) || []).flatMap((syllable) => syllables.get(syllable)))).slice(0, MOST_SOUNDS));
      const known = slots.filter((slot) => slot.length);
      return known.length ? [known] : [];
    }
    const found = new Map();
    for (const name of orthographies(word, script)) {
      const sounds = read(name, word);
      if (sounds.length && !found.has(JSON.stringify(sounds))) found.set(JSON.stringify(sounds), sounds);
    }
    return Array.from(found.values());
  });

  // ---- parts.py
  function names(text) {
    const all = words(text);
    if (all.length > 1 && titles.has(all.join(" "))) return [];
    const own = all.filter((word) => !titles.has(word));
    return own.length ? own : all.filter((word) => titles.get(word) === "honorific");
  }

  function withoutEnding(sounds) {
    if (sounds.length < SHORTEST_STEM || sounds.slice(-4).some((slot) => slot.length > 1)) return null;
    const flat = sounds.map((slot) => slot[0]).join("").replace(/[IOU]/g, (sound) => sound.toLowerCase());
    for (const [ending, kind] of tables.endings) {
      const size = flat.length - ending.length;
      if (!flat.endsWith(ending) || size < SHORTEST_STEM) continue;
      const stem = [];
      let length = 0;
      for (const slot of sounds) {
        if (length >= size) break;
        stem.push(slot.length === 1 ? [slot[0].slice(0, size - length)] : slot);
        length += slot[0].length;
      }
      if (stem.some((slot) => !VOWELS.includes(slot[0]))) return [stem, kind];
    }
    return null;
  }

  // ---- keys.py
  const slotClasses = (slot) => {
    const found = new Map();
    for (const sounds of slot) {
      let choices = [""];
      for (const sound of sounds)
        choices = choices.flatMap((head) => tables.sounds[sound][1].split("|").map((c) => head + c.replace("-", ".")));
      for (const dotted of choices) {
        const plain = dotted.replace(/\./g, "");
        if (!found.has(plain)) found.set(plain, dotted);
      }
    }
    return Array.from(found.values());
  };

  function skeletons(sounds) {
    let built = [""];
    for (const slot of sounds) {
      const choices = slotClasses(slot);
      built = built.flatMap((head) => choices.map((choice) => head + choice)).slice(0, MOST_SKELETONS * 2);
    }
    const finished = built.map((dotted) => {
      const kept = Array.from(dotted).filter((c, i) => c !== "." && (i === 0 || dotted[i - 1] !== c)).join("");
      return dotted && dotted[0] !== "." ? kept : "a" + kept;
    });
    return Array.from(new Set(finished)).slice(0, MOST_SKELETONS);
  }

  function ofWord(word, pinyin) {
    const whole = new Set(), further = new Set();
    for (const sounds of wordReadings(word)) {
      const stem = withoutEnding(sounds);
      let own = skeletons(sounds);
      if (stem && stem[1] !== "endearment") {
        own.forEach((skeleton) => further.add(skeleton));
        own = skeletons(stem[0]);
      } else if (stem) skeletons(stem[0]).forEach((skeleton) => further.add(skeleton));
      own.forEach((skeleton) => whole.add(skeleton));
    }
    if (pinyin) skeletons(pinyinSounds(word)).forEach((skeleton) => whole.add(skeleton));
    return [Array.from(whole).slice(0, MOST_SKELETONS), Array.from(further).filter((skeleton) => !whole.has(skeleton))];
  }

  function wordSkeletons(text) {
    const own = names(text), pinyin = couldBePinyin(own);
    return own.map((word) => ofWord(word, pinyin)[0]).filter((found) => found.length);
  }

  function halvesOf(word, pinyin) {
    let sounds = pinyin ? pinyinSounds(word) : [];
    if (scriptOf(word) === "Hani") sounds = wordReadings(word)[0] || [];
    const found = [];
    for (let cut = SHORTEST_SPLIT; sounds.length >= SPLIT_FROM && cut <= sounds.length - SHORTEST_SPLIT; cut++)
      found.push([skeletons(sounds.slice(0, cut)).slice(0, 2), skeletons(sounds.slice(cut)).slice(0, 2)]);
    return found;
  }

  // Every two words an undivided spelling may be, as skeletons: Chinese between any two syllables, letters anywhere.
  function cuts(text) {
    const own = names(text), pinyin = couldBePinyin(own), word = own[0];
    if (own.length !== 1) return [];
    const chinese = scriptOf(word) === "Hani", found = [];
    for (const sounds of pinyin ? [pinyinSounds(word)] : wordReadings(word).slice(0, 2)) {
      const least = chinese || pinyin ? 1 : 2;
      for (let cut = least; cut <= sounds.length - least; cut++)
        if (sounds[cut][0] !== "r")
          found.push({ size: Math.min(cut, sounds.length - cut, 3), parts: [skeletons(sounds.slice(0, cut)), skeletons(sounds.slice(cut))] });
    }
    return found.sort((a, b) => b.size - a.size);
  }

  function permutations(items, size) {
    if (!size) return [[]];
    return items.flatMap((item) =>
      permutations(items.filter((other) => other !== item), size - 1).map((rest) => [item, ...rest]));
  }

  function joined(wholes) {
    const count = wholes.length, all = wholes.map((_, i) => i), orders = [];
    if (!count) return [];
    if (count > 3) orders.push(all, ...all.slice(1).map((i) => [i - 1, i]));
    else for (let size = Math.min(2, count); size <= count; size++) orders.push(...permutations(all, size));
    return orders.flatMap((order) => {
      let built = [""];
      for (const [turn, i] of order.entries())
        built = built.flatMap((head) => wholes[i].map((word) => head + (turn ? word.replace(/^a/, "") : word)));
      return built.slice(0, MOST_SKELETONS);
    });
  }

  function keys(text) {
    const own = names(text), pinyin = couldBePinyin(own), found = new Set(), wholes = [];
    for (const word of own) {
      const [whole, further] = ofWord(word, pinyin);
      if (whole.length) {
        wholes.push(whole);
        [...whole, ...further].forEach((skeleton) => found.add("t" + skeleton));
      } else if (!scriptOf(word)) found.add("u" + Array.from(word).slice(0, 24).join(""));
    }
    joined(wholes).forEach((skeleton) => found.add("g" + skeleton));
    for (const word of own) {
      const chars = Array.from(word);
      if (scriptOf(word) === "Hani") for (let i = 0; i + 1 < chars.length; i++) found.add("h" + chars[i] + chars[i + 1]);
      for (const halves of halvesOf(word, pinyin)) halves.flat().forEach((skeleton) => found.add("t" + skeleton));
    }
    return Array.from(found).slice(0, MOST_KEYS);
  }

  // Words of a name with every way each can sound, for ranking what was found.
  function sounded(text) {
    const own = names(text), pinyin = couldBePinyin(own);
    return own.map((word) => {
      const forms = wordReadings(word).flatMap((sounds) => {
        const stem = withoutEnding(sounds);
        return stem && stem[1] !== "endearment" ? [sounds, stem[0]] : [sounds];
      });
      return { word, forms: pinyin ? [...forms, pinyinSounds(word)] : forms };
    });
  }

  function addCharacters(data) {
    for (const [readings, chars] of Object.entries(data))
      for (const char of chars) characters.set(char, readings.split(" "));
    caches.forEach((known) => known.clear());
  }

  const knows = (char) => characters.has(char);
  return { normalise, words, names, keys, wordSkeletons, cuts, sounded, scriptOf, addCharacters, knows, couldBePinyin };
};
