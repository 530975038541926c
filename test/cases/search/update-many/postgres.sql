-- #1 select Book
--   1 = "whale" as String
SELECT "t1"."id"
  FROM "app$dev"."Book" AS "t1"
  WHERE "t1"."id" = ANY(ARRAY(SELECT "x1"."id"
  FROM "app$dev"."Book" AS "x1"
  WHERE to_tsvector('simple'::regconfig, left(translate(coalesce("x1"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)) @@ to_tsquery('simple'::regconfig, $1::text)))
  ORDER BY "t1"."id" ASC;

-- #2 select Book
--   1 = nodes as list of ID
SELECT "p"."id", "p"."id", "p"."title", "p"."pages"
  FROM "app$dev"."Book" AS "p"
  WHERE "p"."id" = ANY($1) FOR NO KEY UPDATE OF "p";

-- #3 update Book (pages)
--   1 = 1 as Int
--   2 = nodes as list of ID
UPDATE "app$dev"."Book" AS "w"
  SET "pages" = $1
  WHERE "w"."id" = ANY($2);

-- sent: #1 #3 (2 statements)
