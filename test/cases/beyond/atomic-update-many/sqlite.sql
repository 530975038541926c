-- #1 select User
--   1 = 36 as Int
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" > ?
  ORDER BY "t1"."id" ASC NULLS LAST;

-- #2 select User
--   1 = nodes as list of ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age", "p"."score"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" IN (SELECT value
  FROM json_each(?));

-- #3 update User (age, score)
--   1 = 2 as Int
--   2 = 2 as Int
--   3 = 1.5 as Float
--   4 = 1.5 as Float
--   5 = nodes as list of ID
UPDATE "app$dev.User" AS "w"
  SET "age" = CASE WHEN "w"."age" IS NULL THEN NULL WHEN CAST("w"."age" AS INTEGER) / CAST(? AS INTEGER) NOT BETWEEN -2147483648 AND 2147483647 THEN json_extract('{}', 'out of range: age') ELSE CAST("w"."age" AS INTEGER) / CAST(? AS INTEGER) END, "score" = CASE WHEN "w"."score" IS NULL THEN NULL WHEN (ABS(CAST("w"."score" AS REAL) * CAST(? AS REAL)) < 1e35) IS NOT TRUE THEN json_extract('{}', 'out of range: score') ELSE CAST(printf('%!.15g', CAST("w"."score" AS REAL) * CAST(? AS REAL)) AS NUMERIC) END
  WHERE "w"."id" IN (SELECT value
  FROM json_each(?));

-- sent: #1 #3 (2 statements)
