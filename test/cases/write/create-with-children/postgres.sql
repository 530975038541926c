-- #1 select subquery
--   1 = "p3" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1);

-- #2 insert User (id, name)
--   1 = id1 as ID
--   2 = "Edsger" as String
INSERT INTO "app$dev"."User" ("id", "name")
  VALUES ($1, $2);

-- #3 insert Post (id, title, author)
--   1 = id2 as ID
--   2 = $title as String
--   3 = id1 as ID
--   4 = id3 as ID
--   5 = "Second" as String
--   6 = id1 as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3), ($4, $5, $6);

-- #4 insert Post_tags (nodeId, position, value)
--   1 = id2 as ID
--   2 = 1000 as Int
--   3 = "go to" as String
INSERT INTO "app$dev"."Post_tags" ("nodeId", "position", "value")
  VALUES ($1, $2, $3);

-- #5 update Post (author)
--   1 = id1 as ID
--   2 = found4[0] as ID
UPDATE "app$dev"."Post" AS "w"
  SET "author" = $1
  WHERE "w"."id" = $2;

-- #6 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t3"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #2 #3 #4 #5 #6 (6 statements)
