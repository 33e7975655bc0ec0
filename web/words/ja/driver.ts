import type { NEEDS } from '../../../server/contract/rider.js';

type Need = (typeof NEEDS)[number];

/** The driver's page: few words, large, for a glance. */
export const driver = {
  title: '乗合 運転手',
  skip: '本文へ',
  language: 'English',
  loading: '読みこんでいます…',
  unreachable: '今、つながりません。電波のよい所でもう一度お試しください。',
  again: 'もう一度',
  back: '戻る',
  ok: '分かりました',
  parts: '画面',
  synthetic: 'これは実演です。',

  signIn: {
    title: '運転手のサインイン',
    login: 'ログイン名',
    password: 'パスワード',
    code: '認証アプリの番号',
    enter: 'サインイン',
    wrongRole: '今は別の役割でサインインしています。運転手の名前で入ってください。',
    over: 'サインインが切れました。記録はこのまま続けられます。送るにはサインインしてください。',
    leave: 'サインアウト',
  },

  vehicle: {
    title: '今日の車を選んでください',
    none: '今日は動く車がありません。',
    shift: (from: string, to: string) => `${from}〜${to}`,
    seats: (n: number) => `${n}席`,
    out: '故障中',
    place: 'この車の位置を1秒ごとに事務所へ送る',
    placeWhy:
      '乗務の間だけ送り、車を離れると止まります。位置は到着の見込みと、待っている人への案内に使います。',
    offline: '車を選ぶには通信が要ります。',
  },

  line: {
    down: '通信なし',
    waiting: (n: number) => `未送信 ${n}件`,
    offline: (n: number) =>
      n === 0
        ? '通信が切れています。このまま続けられます。'
        : `通信が切れています。未送信 ${n}件。つながると自動で送ります。`,
    refused: '事務所のシステムが受け取りません。',
    discard: '送らずに捨てる',
    discardSure: (n: number) =>
      n === 0 ? '乗務を終えますか。' : `未送信の ${n}件を捨てて乗務を終えます。事務所に電話しましたか。`,
    notKept: 'この端末に記録できませんでした。ほかの画面を閉じて、もう一度押してください。',
    ignored: '計画と合わない記録がありました。画面の内容を確かめてください。',
  },

  tabs: { next: '次', messages: '伝言', record: '記録', settings: '設定' },

  next: {
    deed: {
      serve: '停留所にいます',
      rest: '休憩です',
      depart: '次に行く所',
      arrive: '向かっています',
      wait: '待機',
      'broken-down': '故障で止まっています',
    },
    home: '車庫',
    somewhere: '途中',
    arriveAt: (time: string) => `${time} 着`,
    departAt: (time: string) => `${time} 発`,
    minutes: (n: number) => (n > 0 ? `あと${n}分` : n === 0 ? '今' : `${-n}分遅れ`),
    departed: '出発',
    arrived: '到着',
    boarded: '乗車',
    alighted: '降車',
    absent: 'いない',
    rested: '休憩に入る',
    boards: '乗る',
    alights: '降りる',
    persons: (n: number) => `${n}人`,
    wheelchairs: (n: number) => `車いす ${n}台`,
    nameless: '名前なし',
    from: (time: string) => `${time} から乗れます`,
    fare: (yen: number) => `${yen.toLocaleString('ja-JP')}円`,
    free: '料金なし',
    fareUnknown: '料金は事務所へ',
    pays: { cash: '現金', pass: '定期券を見る', coupon: '回数券' },
    way: '道案内を開く',
    waitWhy: '次の予約が入ると、ここに出ます。',
    early: (time: string) => `予定の出発は ${time} です。もう出発しますか。`,
    early2: 'もう出発する',
    absentTitle: (name: string) => `${name}さんはいませんか`,
    absentUntil: (time: string, minutes: number) =>
      minutes > 0
        ? `約束は ${time} までです。あと${minutes}分待ってください。`
        : `約束の ${time} を過ぎました。`,
    absentSure: 'いないので先へ行く',
    absentNot: 'まだ待つ',
    callDesk: '事務所に電話',
    needs: {
      wheelchair: '車いす',
      walker: '歩行器',
      'help-boarding': '乗り降りの手助け',
      hearing: '耳が不自由',
      sight: '目が不自由',
      'guide-dog': '補助犬',
      'child-seat': 'チャイルドシート',
    } satisfies Record<Need, string> as Record<string, string>,
    says: (deed: string, stop: string) => `${deed}。${stop}`,
  },

  tour: {
    title: 'この先の予定',
    none: 'この先の予定はありません。',
    aboard: (n: number) => `今 ${n}組が乗っています`,
    break: '休憩',
    held: '返事待ち',
    changed: '計画が変わりました。',
    added: (stops: string) => `加わった所: ${stops}`,
    removed: (stops: string) => `なくなった所: ${stops}`,
  },

  messages: {
    title: '伝言',
    none: '伝言はありません。',
    desk: '事務所から',
    own: 'この車から',
    read: '読みました',
    unread: (n: number) => `読んでいない伝言 ${n}件`,
    write: '事務所へひとこと',
    send: '送る',
    sent: '送りました。',
  },

  record: {
    title: '日報の記録',
    checks: '運行前の確認',
    checksMissing: '運行前の確認がまだです。',
    alcohol: '酒気(mg/L)',
    alcoholHint: '検知器の値。検知なしは 0',
    health: '体調はよい',
    inspected: '車両の点検は異常なし',
    remark: '気づいたこと',
    checkText: (alcohol: string, health: string, vehicle: string) =>
      `酒気 ${alcohol} mg/L・健康 ${health}・車両 ${vehicle}`,
    good: '良',
    bad: '不良',
    save: '記録する',
    readings: '走行計',
    kinds: {
      'garage-out': '出庫',
      start: '営業開始',
      arrival: '営業終了',
      'garage-in': '入庫',
      check: '運行前の確認',
      accident: '事故・異常',
    } as Record<string, string>,
    which: 'いつの値',
    km: '走行計の値(km)',
    kmHint: '例 45210.5',
    lower: (km: string) => `前の値 ${km}km より小さくなっています。`,
    accident: '事故・異常',
    accidentWhat: '何があったか(人の名前は書かない)',
    done: 'この乗務で記録したこと',
    nothing: 'まだありません。',
    saved: '記録しました。',
  },

  broken: {
    title: '車が動かないとき',
    button: '故障を知らせる',
    sure: '故障を知らせますか。乗っている人と待っている人を、ほかの車に割り当てなおします。',
    yes: '故障で動けない',
    no: 'やめる',
    now: '故障を知らせました。事務所の連絡を待ってください。',
    repaired: 'ここで直った(車は空)',
  },

  settings: {
    title: '設定',
    look: '画面の明るさ',
    looks: { auto: '端末に合わせる', day: '昼', night: '夜' },
    way: '道案内に使うもの',
    ways: { geo: '端末の地図アプリ', google: 'Google マップ' },
    sound: '計画や伝言が変わったら音を鳴らす',
    place: '位置を送る',
    placeFails: 'この端末の位置が分かりません。位置情報の許可を確かめてください。',
    offline: 'この画面は通信がなくても開けます。',
    notOffline: 'この画面は、通信がないと開けません(暗号化されていない接続です)。',
    signOff: '車を離れる(乗務を終える)',
    signOffWhy: 'この端末から計画と乗客の名前を消します。',
    signOffWaits: (n: number) => `未送信 ${n}件があります。つながってから離れてください。`,
  },
};
