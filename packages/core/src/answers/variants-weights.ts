import type { LogisticModel } from './logistic.ts';

/** Fitted by `npm run bench:answers -- fit` on CLINC150 and Banking77 `dev` questions in and out of scope. */
export const variantsWeights: LogisticModel = {"bias":-6.254,"weights":{"probability":-1.269,"margin":1.799,"nearest":0.182,"agreement":2.321,"unknown":-2.163,"logit":3.852}};
