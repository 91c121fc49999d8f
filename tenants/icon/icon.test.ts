import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Brand } from "#worker/kernel/tenant.ts";
import { drawingOf, initial } from "./drawing.ts";
import { ICONS, type IconName, iconPng } from "./icon-png.ts";
import { iconSvg } from "./icon-svg.ts";
import { decodePng, encodePng, type Pixels } from "./png.ts";
import { iconVersion } from "./version.ts";

const brand: Brand = { name: "Çınar", colour: "#0f8b8d", radius: "medium", font: "inter" };
const names = Object.keys(ICONS) as IconName[];
const pixel = ({ size, rgba }: Pixels, x: number, y: number) => [
  ...rgba.subarray((y * size + x) * 4, (y * size + x) * 4 + 4),
];

async function drawn(name: IconName, of = brand, picture: Uint8Array | null = null): Promise<Pixels> {
  const pixels = await decodePng(await iconPng(of, name, picture));
  if (!pixels) throw new Error("no PNG");
  return pixels;
}

describe.each(names)("%s", (name) => {
  const { size, shape } = ICONS[name];
  test("is drawn from the brand alone, in its size and shape", async () => {
    const icon = await drawn(name);
    const [corner, side, middle] = [pixel(icon, 0, 0), pixel(icon, 4, size / 2), pixel(icon, size / 2, 4)];
    expect(icon.size).toBe(size);
    expect(corner[3]).toBe(shape === "tile" ? 0 : 255);
    expect(side).toEqual([0x0f, 0x8b, 0x8d, 255]);
    expect(middle).toEqual(side);
    expect(inked(icon, side)).toBeGreaterThan(0.04);
  });
});

test.each(["W", "İ", "Ş"])("%s stays within every cut", async (name) => {
  const icon = await drawn("icon-maskable-512.png", { ...brand, name });
  expect(reach(icon, pixel(icon, 0, 0))).toBeLessThan(0.4);
});

test("a picture stands in all of them, small on its own ground where it may be cut", async () => {
  const [red, green] = [
    [200, 0, 0, 255],
    [0, 120, 0, 255],
  ];
  const rgba = new Uint8Array(600 * 600 * 4);
  for (let at = 0; at < 600 * 600; at++) {
    const inside = [Math.floor(at / 600), at % 600].every((one) => one >= 150 && one < 450);
    rgba.set((inside ? green : red) as number[], at * 4);
  }
  const picture = await encodePng({ size: 600, rgba });
  for (const name of names) {
    const { size, part } = ICONS[name];
    const icon = await drawn(name, brand, picture);
    expect([icon.size, pixel(icon, 0, 0), pixel(icon, size / 2, size / 2)], name).toEqual([size, red, green]);
    const edge = Math.round(size / 2 - (size * part) / 4);
    expect([pixel(icon, edge - 2, size / 2), pixel(icon, edge + 2, size / 2)], name).toEqual([red, green]);
  }
});

test("a picture with nothing behind it stands on white where it may be cut", async () => {
  const picture = await encodePng({ size: 512, rgba: new Uint8Array(512 * 512 * 4) });
  expect(pixel(await drawn("icon-192.png", brand, picture), 9, 9)[3]).toBe(0);
  expect(pixel(await drawn("apple-touch-icon.png", brand, picture), 9, 9)).toEqual([255, 255, 255, 255]);
});

test.each([
  ["işıl", "İ"],
  ["  çınar", "Ç"],
  ["3. Göz", "3"],
  ["Ėlo", "E"],
  ["我们", "我"],
  ["", ""],
])("the letter of %j is %j", (name, letter) => {
  expect(initial(name)).toBe(letter);
  expect(drawingOf({ ...brand, name }).shapes).toHaveLength(1);
});

test("the SVG holds numbers and colours only, whatever is stored", () => {
  const svg = iconSvg({ ground: 'x" onload="alert(1)', shapes: [{ path: 'M0 0"/><script>', fill: "url(//x)" }] });
  expect(svg).not.toMatch(/script|onload|url|\/\/x/);
  expect(iconSvg(drawingOf(brand))).toContain('fill="#0f8b8d"');
});

test("its version changes with what is seen, and with nothing else", () => {
  const version = iconVersion(brand);
  expect(iconVersion({ ...brand, name: "Çam", radius: "none", supportEmail: "x@y.example" })).toBe(version);
  for (const other of [{ name: "Defne" }, { colour: "#000000" }, { iconFile: "x" }])
    expect(iconVersion({ ...brand, ...other })).not.toBe(version);
});

describe("PNG", () => {
  const header = (size: number, height: number, depth: number, kind: number, interlace = 0) => {
    const bytes = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    const rest = Buffer.alloc(17);
    rest.writeUInt32BE(size, 0);
    rest.writeUInt32BE(height, 4);
    rest.set([depth, kind, 0, 0, interlace], 8);
    return Buffer.concat([bytes, rest]);
  };
  const data = (raw: Uint8Array) => {
    const packed = deflateSync(raw);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(packed.length);
    return Buffer.concat([length, Buffer.from("IDAT"), packed, Buffer.alloc(4)]);
  };

  test("reads every filter, with and without alpha", async () => {
    // Two pixels a row, five rows, each by another filter, all of them the same grey.
    const rgb = [
      [0, 9, 9, 9, 9, 9, 9],
      [1, 9, 9, 9, 0, 0, 0],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 5, 5, 0, 0, 0],
      [4, 0, 0, 0, 0, 0, 0],
    ];
    const square = rgb.map(([filter = 0, ...row]) => [
      filter,
      ...row,
      ...(filter === 0 ? [9, 9, 9, 9, 9, 9, 9, 9, 9] : Array(9).fill(0)),
    ]);
    const file = Buffer.concat([header(5, 5, 8, 2), data(new Uint8Array(square.flat()))]);
    expect([...((await decodePng(file))?.rgba ?? [])]).toEqual(Array(25).fill([9, 9, 9, 255]).flat());
  });
  test.each<[string, Buffer]>([
    ["nothing", Buffer.alloc(0)],
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ["a JPEG", Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.alloc(60)])],
    ["not square", Buffer.concat([header(2, 1, 8, 6), data(new Uint8Array(9))])],
    ["too large", Buffer.concat([header(5000, 5000, 8, 6), data(new Uint8Array(9))])],
    ["with a palette", Buffer.concat([header(1, 1, 8, 3), data(new Uint8Array(2))])],
    ["interlaced", Buffer.concat([header(1, 1, 8, 6, 1), data(new Uint8Array(5))])],
    ["cut off", Buffer.concat([header(4, 4, 8, 6), data(new Uint8Array(9))])],
    ["a bomb", Buffer.concat([header(4, 4, 8, 6), data(new Uint8Array(50_000_000))])],
    ["not deflated", Buffer.concat([header(4, 4, 8, 6), Buffer.from("0000000449444154aaaaaaaa00000000", "hex")])],
  ])("refuses %s", async (_, file) => {
    expect(await decodePng(file)).toBeNull();
  });
});

/** The part of an icon that is not its ground. */
function inked({ rgba }: Pixels, ground: number[]): number {
  let count = 0;
  for (let at = 0; at < rgba.length; at += 4) if (rgba[at + 3] === 255 && rgba[at] !== ground[0]) count++;
  return (count * 4) / rgba.length;
}

/** How far ink is from the middle at most, as a part of the side. */
function reach(icon: Pixels, ground: number[]): number {
  let far = 0;
  for (let y = 0; y < icon.size; y++) {
    for (let x = 0; x < icon.size; x++) {
      const [red = 0, , , alpha] = pixel(icon, x, y);
      if (alpha === 255 && Math.abs(red - (ground[0] ?? 0)) > 60)
        far = Math.max(far, Math.hypot(x + 0.5 - icon.size / 2, y + 0.5 - icon.size / 2) / icon.size);
    }
  }
  return far;
}
