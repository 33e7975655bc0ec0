import type { Words } from '../../core/words.js';
import type { ProblemCode } from './problem.js';

/** What each problem of the API is called, and what it means for whoever asked, in both languages. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, { readonly title: Words; readonly detail: Words }>> =
  {
    'malformed-body': {
      title: { ja: '本文を読めません', en: 'The body cannot be read' },
      detail: { ja: '本文は正しいJSONで送ってください。', en: 'Send the body as well-formed JSON.' },
    },
    'invalid-request': {
      title: { ja: '入力に誤りがあります', en: 'Something in the request is wrong' },
      detail: {
        ja: 'errors に挙げた項目をすべて直して、もう一度送ってください。',
        en: 'Correct every field listed in errors and send it again.',
      },
    },
    'not-signed-in': {
      title: { ja: 'サインインが必要です', en: 'Sign in first' },
      detail: {
        ja: 'サインインしていないか、期限が切れています。サインインしてください。',
        en: 'Nobody is signed in, or the session has ended. Sign in and try again.',
      },
    },
    'not-allowed': {
      title: { ja: 'この操作は許可されていません', en: 'Not allowed' },
      detail: {
        ja: 'この役割ではこの操作はできません。',
        en: 'Your role may not do this.',
      },
    },
    'csrf-token-missing': {
      title: { ja: 'CSRFトークンがありません', en: 'The CSRF token is missing' },
      detail: {
        ja: 'サインイン時に受け取ったトークンを x-csrf-token ヘッダーで送ってください。',
        en: 'Send the token received at sign-in in the header x-csrf-token.',
      },
    },
    'not-found': {
      title: { ja: '見つかりません', en: 'Not found' },
      detail: {
        ja: 'ここには何もないか、見ることが許されていません。',
        en: 'There is nothing here, or nothing you may see.',
      },
    },
    'method-not-allowed': {
      title: { ja: 'このメソッドは使えません', en: 'This method is not allowed here' },
      detail: {
        ja: '使えるメソッドは Allow ヘッダーにあります。',
        en: 'The header Allow names those that are.',
      },
    },
    conflict: {
      title: { ja: '今の状態ではできません', en: 'Not possible in the present state' },
      detail: {
        ja: '状態が変わっています。読み直してから、もう一度お試しください。',
        en: 'The state has changed meanwhile. Read it again, then decide.',
      },
    },
    'offer-expired': {
      title: { ja: '提案の期限が切れました', en: 'The offer has expired' },
      detail: { ja: 'もう一度お申し込みください。', en: 'Ask again for a new offer.' },
    },
    'offer-forged': {
      title: { ja: '提案の証明が正しくありません', en: 'The proof of the offer is not ours' },
      detail: {
        ja: '受け取った提案の token をそのまま送ってください。',
        en: 'Send the token of the offer exactly as it was received.',
      },
    },
    'duplicate-wish': {
      title: { ja: '同じころの予約がすでにあります', en: 'There is already a booking around that time' },
      detail: {
        ja: 'それでも申し込むときは anyway を true にしてください。',
        en: 'To ask all the same, set anyway to true.',
      },
    },
    'idempotency-key-missing': {
      title: { ja: 'Idempotency-Key がありません', en: 'The Idempotency-Key is missing' },
      detail: {
        ja: '書き込みには毎回新しい Idempotency-Key ヘッダー(8~100文字の英数記号)が必要です。',
        en: 'Every write needs the header Idempotency-Key: 8 to 100 visible characters, new for each thing to be done.',
      },
    },
    'idempotency-key-reused': {
      title: {
        ja: 'Idempotency-Key が別の内容に使われています',
        en: 'The Idempotency-Key was used for something else',
      },
      detail: {
        ja: '別の内容には新しいキーを使ってください。',
        en: 'Use a new key for other content.',
      },
    },
    'body-too-large': {
      title: { ja: '本文が大きすぎます', en: 'The body is too large' },
      detail: { ja: '本文は100kBまでです。', en: 'A body may have 100 kB.' },
    },
    'wrong-media-type': {
      title: { ja: '本文の形式が違います', en: 'Wrong media type' },
      detail: {
        ja: '本文は content-type: application/json で送ってください。',
        en: 'Send the body with content-type: application/json.',
      },
    },
    'too-many-requests': {
      title: { ja: 'リクエストが多すぎます', en: 'Too many requests' },
      detail: { ja: '少し待ってからお試しください。', en: 'Wait a little, then try again.' },
    },
    'sign-in-failed': {
      title: { ja: 'サインインできませんでした', en: 'Sign-in failed' },
      detail: {
        ja: '名前、パスワードまたはコードが違います。',
        en: 'The name, the password or the code is wrong.',
      },
    },
    'second-factor-needed': {
      title: { ja: '認証コードが必要です', en: 'A code is needed as well' },
      detail: {
        ja: '認証アプリのコードも入力してください。',
        en: 'Send the code of your authenticator app, or a recovery code, with the password.',
      },
    },
    'account-locked': {
      title: { ja: '一時的にサインインできません', en: 'Sign-in is locked for a while' },
      detail: {
        ja: '失敗が続いたため止めています。しばらく待ってからお試しください。',
        en: 'It failed too often. Wait, then try again.',
      },
    },
    'internal-error': {
      title: { ja: 'サーバーの不具合です', en: 'A fault of ours' },
      detail: {
        ja: '何も変更されていません。同じキーでもう一度お試しのうえ、続くときは instance の値を運営者にお知らせください。',
        en: 'Try again with the same key; if it goes on, tell the operator of the service the value of instance.',
      },
    },
    'store-unavailable': {
      title: { ja: '今は保存できません', en: 'Nothing can be kept at the moment' },
      detail: {
        ja: 'データベースに書き込めないため、何も変更していません。少し待ってからお試しください。',
        en: 'The database does not answer or cannot write, so nothing was changed. Try again a little later.',
      },
    },
    'clock-stepped-back': {
      title: { ja: 'サーバーの時計が戻っています', en: 'The clock of the server has gone back' },
      detail: {
        ja: '時計が追いつくまで新しい約束はしません。',
        en: 'No new promises are made until it has caught up.',
      },
    },
    'not-the-holder': {
      title: { ja: '切り替え中です', en: 'The service is being handed over' },
      detail: {
        ja: '別のサーバーに切り替わっています。少し待ってからお試しください。',
        en: 'Another server is taking over. Try again in a moment.',
      },
    },
    stopping: {
      title: { ja: 'サーバーを停止しています', en: 'The server is going down' },
      detail: { ja: '少し待ってからお試しください。', en: 'Try again in a moment.' },
    },
  };
