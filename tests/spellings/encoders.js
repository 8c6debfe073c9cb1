const util = require("util");

const url = (change) => (value) => {
  const one = new URL("https://host/path");
  change(one, value);
  return one.href;
};
const bytes = (value) => Buffer.from("a" + value + "b");

const encoders = {
  "JSON.stringify": (v) => JSON.stringify(v),
  "JSON.stringify twice": (v) => JSON.stringify(JSON.stringify(v)),
  "JSON.stringify of an object": (v) => JSON.stringify({ key: [v] }, null, 2),
  encodeURIComponent: (v) => encodeURIComponent(v),
  encodeURI: (v) => encodeURI(v),
  URLSearchParams: (v) => new URLSearchParams({ key: v }).toString(),
  "URL searchParams": url((u, v) => u.searchParams.set("key", v)),
  "URL username": url((u, v) => (u.username = v)),
  "URL password": url((u, v) => (u.password = v)),
  "util.inspect": (v) => util.inspect(v),
  "util.inspect of an object": (v) => util.inspect({ key: v }, { breakLength: Infinity }),
  base64: (v) => bytes(v).toString("base64"),
  base64url: (v) => bytes(v).toString("base64url"),
  btoa: (v) => Buffer.from(v).toString("base64"),
  hex: (v) => bytes(v).toString("hex"),
  utf16le: (v) => Buffer.from(v, "utf16le"),
};

const values = JSON.parse(require("fs").readFileSync(0, "utf8"));
values.forEach((value, at) => {
  for (const [name, encoder] of Object.entries(encoders)) {
    console.log([name, at, Buffer.from(encoder(value)).toString("hex")].join("\t"));
  }
});
