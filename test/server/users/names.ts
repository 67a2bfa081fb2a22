/** A name as it is written, and in Latin letters for addresses. */
type Spelling = readonly [written: string, latin: string];

/** Names of people of one script. */
export interface NameStock {
  readonly given: readonly [Spelling, ...Spelling[]];
  readonly family: readonly [Spelling, ...Spelling[]];
  /** How the full name is put together. */
  readonly full: (given: string, family: string) => string;
  readonly locale: string;
}

const givenFirst = (given: string, family: string): string => `${given} ${family}`;
const familyFirst = (given: string, family: string): string => `${family}${given}`;

/** More Latin stocks than others, as in most ticketing tools. */
export const nameStocks: readonly [NameStock, ...NameStock[]] = [
  {
    locale: "en-GB",
    full: givenFirst,
    given: [
      ["Ada", "ada"],
      ["Grace", "grace"],
      ["Alan", "alan"],
      ["Edith", "edith"],
      ["Mary-Ann", "maryann"],
      ["Niamh", "niamh"],
      ["Tom", "tom"],
    ],
    family: [
      ["Lovelace", "lovelace"],
      ["Hopper", "hopper"],
      ["O'Brien", "obrien"],
      ["Clarke", "clarke"],
      ["St. John", "stjohn"],
      ["Whitfield", "whitfield"],
      ["& Sons", "sons"],
    ],
  },
  {
    locale: "fr-FR",
    full: givenFirst,
    given: [
      ["Zoë", "zoe"],
      ["François", "francois"],
      ["Élodie", "elodie"],
      ["Jean-Luc", "jeanluc"],
      ["Maëlle", "maelle"],
    ],
    family: [
      ["Lefèvre", "lefevre"],
      ["d'Aubigné", "daubigne"],
      ["Benoît", "benoit"],
      ["Garçon", "garcon"],
      ["Noël", "noel"],
    ],
  },
  {
    locale: "pl-PL",
    full: givenFirst,
    given: [
      ["Łukasz", "lukasz"],
      ["Małgorzata", "malgorzata"],
      ["Żaneta", "zaneta"],
      ["Stanisław", "stanislaw"],
    ],
    family: [
      ["Wójcik", "wojcik"],
      ["Dąbrowska", "dabrowska"],
      ["Święcicki", "swiecicki"],
      ["Źródłowska", "zrodlowska"],
    ],
  },
  {
    locale: "uk-UA",
    full: givenFirst,
    given: [
      ["Олена", "olena"],
      ["Ігор", "ihor"],
      ["Юлія", "yuliia"],
      ["Сергій", "serhii"],
    ],
    family: [
      ["Шевченко", "shevchenko"],
      ["Коваленко", "kovalenko"],
      ["Їжакевич", "yizhakevych"],
      ["Бондар", "bondar"],
    ],
  },
  {
    locale: "el-GR",
    full: givenFirst,
    given: [
      ["Ελένη", "eleni"],
      ["Γιώργος", "giorgos"],
      ["Άννα", "anna"],
    ],
    family: [
      ["Παπαδόπουλος", "papadopoulos"],
      ["Νικολάου", "nikolaou"],
      ["Ζαχαρίου", "zachariou"],
    ],
  },
  {
    locale: "ja-JP",
    full: familyFirst,
    given: [
      ["陽子", "yoko"],
      ["健太", "kenta"],
      ["さくら", "sakura"],
    ],
    family: [
      ["佐藤", "sato"],
      ["髙橋", "takahashi"],
      ["渡辺", "watanabe"],
    ],
  },
  {
    locale: "zh-CN",
    full: familyFirst,
    given: [
      ["伟", "wei"],
      ["秀英", "xiuying"],
      ["晓明", "xiaoming"],
    ],
    family: [
      ["王", "wang"],
      ["李", "li"],
      ["欧阳", "ouyang"],
    ],
  },
  {
    locale: "ar-EG",
    full: givenFirst,
    given: [
      ["فاطمة", "fatima"],
      ["يوسف", "youssef"],
      ["ليلى", "layla"],
    ],
    family: [
      ["حسن", "hassan"],
      ["المصري", "elmasry"],
      ["عبد الله", "abdallah"],
    ],
  },
  {
    locale: "hi-IN",
    full: givenFirst,
    given: [
      ["आरव", "aarav"],
      ["प्रिया", "priya"],
      ["सुनीता", "sunita"],
    ],
    family: [
      ["शर्मा", "sharma"],
      ["गुप्ता", "gupta"],
      ["अय्यर", "iyer"],
    ],
  },
];
