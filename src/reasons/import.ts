/** Why a row of a file that is taken in is refused: its number on the do-not-call list, or its call. */
export const IMPORT_REASONS = {
  "import.no_number": "This is not a phone number.",
  "import.cut_number": "A spreadsheet has cut this number: format its column as text and export it again.",
  "import.no_country_code": "It has no country code: write + and the code in front, or say country.",
  "import.other_country": "This is no number of {country}: write it with + and its country code.",
  "import.two_numbers": "It may be {number} or {other}: write it with + and its country code.",
  "import.no_such_agent": "There is no such agent: check the id, or leave it empty.",
  "import.open_quotes":
    "A quotation mark is not closed, and this row may have swallowed others: close or double it.",
  "import.not_json": "It is not JSON: check quotes, commas and brackets.",
  "import.no_call": "This is no call: send an object as POST /v1/calls takes it.",
  "import.goes_on": "status: The call goes on by it: import calls that are over.",
  "import.no_transcript":
    "transcript: Give what was said, such as text whose lines begin with Agent: and Customer:.",
  "import.interrupted":
    "Taking it in was interrupted three times: send it by itself to POST /v1/calls, or split the file.",
} as const;
