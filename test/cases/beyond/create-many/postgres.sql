-- #1 select subquery
--   1 = 2 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."number" = $1::int8 FOR NO KEY UPDATE OF "t1");

-- #2 select subquery
--   1 = 9 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."number" = $1::int8 FOR NO KEY UPDATE OF "t1");

-- #3 update Desk (id)
--   1 = [found7[0]] as list of ID
UPDATE "app$dev"."Desk" AS "w"
  SET "id" = "w"."id"
  WHERE "w"."id" = ANY($1);

-- #4 update User (desk)
--   1 = null as ID
--   2 = found7[0] as ID
UPDATE "app$dev"."User" AS "w"
  SET "desk" = $1
  WHERE "w"."desk" = $2;

-- #5 insert User (id, name, desk, age)
--   1 = id2 as ID
--   2 = "Mary" as String
--   3 = found7[0] as ID
--   4 = null as String
--   5 = id3 as ID
--   6 = "Joan" as String
--   7 = chosen4[0] as ID
--   8 = 27 as Int
INSERT INTO "app$dev"."User" ("id", "name", "desk", "age")
  VALUES ($1, $2, $3, $4), ($5, $6, $7, $8);

-- #6 insert Post (id, title, author)
--   1 = id8 as ID
--   2 = "One" as String
--   3 = id2 as ID
--   4 = id9 as ID
--   5 = "Two" as String
--   6 = id2 as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3), ($4, $5, $6);

-- #7 insert Post_tags (nodeId, position, value)
--   1 = id8 as ID
--   2 = 1000 as Int
--   3 = "x" as String
INSERT INTO "app$dev"."Post_tags" ("nodeId", "position", "value")
  VALUES ($1, $2, $3);

-- #8 select User
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || ',"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t2"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t2"."number"::text ~ '^-?[0-9]' THEN "t2"."number"::text WHEN "t2"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') END || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t3"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t4"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t4"
  WHERE "t4"."nodeId" = "t3"."id"
  ORDER BY "t4"."position" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."Post" AS "t3"
  WHERE "t3"."author" = "t1"."id"
  ORDER BY "t3"."title" ASC, "t3"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  LEFT
  JOIN "app$dev"."Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = ANY($1);

-- sent: #1 #1 #9 #3 #4 #5 #6 #7 #8 (9 statements)
-- #9 made by the run: INSERT "app$dev"."Desk"
