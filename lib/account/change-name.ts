import { nameChange } from "@/lib/account/account-input";
import { auth } from "@/lib/account/make-auth";
import { parse } from "@/lib/parse";

/** Changes the name of the person behind the session. @throws AppError `invalid` */
export async function changeName(input: unknown, headers: Headers): Promise<void> {
  await auth().api.updateUser({ body: parse(nameChange, input), headers });
}
