-- #1 select User
--   1 = "ann" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."leftAt" IS NULL) FOR NO KEY UPDATE OF "t1";

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."age", "p"."leftAt"
  FROM "app$dev"."User" AS "p"
  WHERE ("p"."id" = $1 AND "p"."leftAt" IS NULL) FOR NO KEY UPDATE OF "p";

-- #3 update User (id)
--   1 = [node] as list of ID
UPDATE "app$dev"."User" AS "w"
  SET "id" = "w"."id"
  WHERE "w"."id" = ANY($1);

-- #4 update Post (author, version)
--   1 = null as ID
--   2 = 1 as Int
--   3 = node as ID
UPDATE "app$dev"."Post" AS "w"
  SET "author" = $1, "version" = "w"."version" + $2
  WHERE ("w"."author" = $3 AND "w"."removedAt" IS NULL);

-- #5 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."leftAt" IS NULL);

-- sent: #1 #3 #4 #5 (4 statements)
