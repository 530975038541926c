-- #1 select User
--   1 = 36 as Int
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" > $1::int8
  ORDER BY "t1"."id" ASC;

-- #2 select User
--   1 = nodes as list of ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age", "p"."score"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = ANY($1) FOR NO KEY UPDATE OF "p";

-- #3 update User (age, score)
--   1 = 2 as Int
--   2 = 1.5 as Float
--   3 = nodes as list of ID
UPDATE "app$dev"."User" AS "w"
  SET "age" = "w"."age" / $1, "score" = "w"."score" * $2
  WHERE "w"."id" = ANY($3);

-- sent: #1 #3 (2 statements)
