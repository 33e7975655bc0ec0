/** A person nobody has met: the family names mean sample, example, dream, cloud and the like. */
export interface InventedName {
  readonly name: string;
  /** As it is searched for: without a gap. */
  readonly kana: string;
}

const FAMILIES = [
  ['見本', 'みほん'],
  ['例田', 'れいだ'],
  ['仮野', 'かりの'],
  ['試川', 'ためしがわ'],
  ['夢山', 'ゆめやま'],
  ['雲井', 'くもい'],
  ['空木', 'そらき'],
  ['虹原', 'にじはら'],
  ['霧島田', 'きりしまだ'],
  ['絵本', 'えほん'],
  ['月見', 'つきみ'],
  ['星川', 'ほしかわ'],
  ['風間野', 'かざまの'],
  ['影山田', 'かげやまだ'],
  ['物語', 'ものがたり'],
  ['想野', 'そうの'],
  ['幻田', 'まぼろしだ'],
] as const;

const GIVEN = [
  ['花子', 'はなこ'],
  ['太郎', 'たろう'],
  ['梅', 'うめ'],
  ['次郎', 'じろう'],
  ['千代', 'ちよ'],
  ['三郎', 'さぶろう'],
  ['菊', 'きく'],
  ['四郎', 'しろう'],
  ['雪', 'ゆき'],
  ['五郎', 'ごろう'],
  ['藤', 'ふじ'],
  ['松', 'まつ'],
  ['春', 'はる'],
  ['六郎', 'ろくろう'],
  ['夏', 'なつ'],
  ['秋', 'あき'],
  ['冬', 'ふゆ'],
  ['桃', 'もも'],
  ['竹', 'たけ'],
] as const;

/** The n-th person, counted from 0. There are as many as there are pairs; after that they begin again. */
export function inventedName(n: number): InventedName {
  // The two counts have no divisor in common, so every pair comes once.
  const [family, familyKana] = FAMILIES[n % FAMILIES.length]!;
  const [given, givenKana] = GIVEN[n % GIVEN.length]!;
  return { name: `${family} ${given}`, kana: `${familyKana}${givenKana}` };
}
