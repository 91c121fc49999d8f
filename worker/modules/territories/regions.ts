/** The seven geographical regions of Turkey with their provinces' plate codes. */
export const REGIONS: readonly { name: string; provinces: readonly number[] }[] = [
  { name: "Marmara", provinces: [10, 11, 16, 17, 22, 34, 39, 41, 54, 59, 77] },
  { name: "Ege", provinces: [3, 9, 20, 35, 43, 45, 48, 64] },
  { name: "Akdeniz", provinces: [1, 7, 15, 31, 32, 33, 46, 80] },
  { name: "İç Anadolu", provinces: [6, 18, 26, 38, 40, 42, 50, 51, 58, 66, 68, 70, 71] },
  { name: "Karadeniz", provinces: [5, 8, 14, 19, 28, 29, 37, 52, 53, 55, 57, 60, 61, 67, 69, 74, 78, 81] },
  { name: "Doğu Anadolu", provinces: [4, 12, 13, 23, 24, 25, 30, 36, 44, 49, 62, 65, 75, 76] },
  { name: "Güneydoğu Anadolu", provinces: [2, 21, 27, 47, 56, 63, 72, 73, 79] },
];
