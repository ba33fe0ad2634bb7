import { readFileSync } from "node:fs";
import { answersIn, recordedAnswers } from "@/bench/score/answer";
import { oracleOf } from "@/bench/score/oracle";
import { account } from "@/bench/score/print";
import { mark, scoreOf } from "@/bench/score/score";
import { unseenScores } from "@/bench/score/unseen";

/** Prints how well the diagnosis reads recorded answers: those of a file, or our own. */
const file = process.argv[2];
const answers = file === undefined ? recordedAnswers() : answersIn(readFileSync(file, "utf8"));
const oracle = oracleOf(answers);
const marked = answers.map((answer) => mark(answer, oracle));
const timed = oracleOf(answers, true);
const sharper = scoreOf(answers.map((answer) => mark(answer, timed)));
process.stdout.write(`${account(marked, sharper, unseenScores(answers, oracle))}\n`);
