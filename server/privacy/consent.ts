/**
 * What riders agree to before we write down anything about them: read out on the phone, shown on the page, served by
 * the API. A changed text gets a new date, and riders are asked again.
 */
export const CONSENT = {
  version: '2026-11-22',
  ja: [
    'お名前、よみがな、電話番号、よく使う乗降場所、乗車に必要な配慮を、予約の受付、運行、ご連絡のためにお預かりします。メールアドレスは任意です。',
    'ほかの目的には使いません。法令にもとづく場合を除き、運行を担う事業者のほかには渡しません。',
    '運転手には、お名前と、必要な配慮と、乗り降りの場所だけを伝えます。',
    '最後のご利用から2年たつと、お預かりした情報を消去します。乗車の記録は、400日たつとお名前と結びつかない形にします。',
    'ご自分の情報は、いつでも見る、直す、写しを受け取る、消去することができます。窓口にお申し出ください。',
    '同意されなくても、その都度お名前と電話番号をうかがえば、電話で予約できます。',
  ],
  en: [
    'We keep your name and its reading, your phone number, the stops you use often and the help you need, to take bookings, to drive and to contact you. An e-mail address is up to you.',
    'We use it for nothing else, and give it to nobody but the company that drives, unless the law says so.',
    'Drivers are told your name, the help you need, and where you board and alight; nothing else.',
    'Two years after your last ride we erase it. After 400 days records of rides are no longer tied to your name.',
    'You may see, correct, take a copy of or erase what we hold about you at any time: ask the desk.',
    'If you do not agree you can still book by phone, giving name and number each time.',
  ],
} as const;
