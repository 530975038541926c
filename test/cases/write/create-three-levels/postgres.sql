-- #1 select subquery
--   1 = "machines" as String
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Topic" AS "t1"
  WHERE "t1"."name" = $1);

-- #2 insert Desk (id, number)
--   1 = id2 as ID
--   2 = 9 as Int
INSERT INTO "app$dev"."Desk" ("id", "number")
  VALUES ($1, $2);

-- #3 insert User (id, name, desk)
--   1 = id1 as ID
--   2 = "Edsger" as String
--   3 = id2 as ID
INSERT INTO "app$dev"."User" ("id", "name", "desk")
  VALUES ($1, $2, $3);

-- #4 insert Post (id, title, author)
--   1 = id3 as ID
--   2 = "First" as String
--   3 = id1 as ID
--   4 = id4 as ID
--   5 = "Second" as String
--   6 = id1 as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3), ($4, $5, $6);

-- #5 insert Comment (id, text, post)
--   1 = id5 as ID
--   2 = "One" as String
--   3 = id4 as ID
--   4 = id6 as ID
--   5 = "Two" as String
--   6 = id4 as ID
INSERT INTO "app$dev"."Comment" ("id", "text", "post")
  VALUES ($1, $2, $3), ($4, $5, $6);

-- #6 insert Topic (id, name)
--   1 = id7 as ID
--   2 = "proofs" as String
INSERT INTO "app$dev"."Topic" ("id", "name")
  VALUES ($1, $2);

-- #7 insert _PostTopics (A, B)
--   1 = id3 as ID
--   2 = id7 as ID
INSERT INTO "app$dev"."_PostTopics" ("A", "B")
  VALUES ($1, $2)
  ON CONFLICT DO NOTHING;

-- #8 insert _PostTopics (A, B)
--   1 = id3 as ID
--   2 = found8[0] as ID
INSERT INTO "app$dev"."_PostTopics" ("A", "B")
  VALUES ($1, $2)
  ON CONFLICT DO NOTHING;

-- #9 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t2"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t2"."number"::text ~ '^-?[0-9]' THEN "t2"."number"::text WHEN "t2"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') END || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t3"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","comments":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t4"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Comment" AS "t4"
  WHERE "t4"."post" = "t3"."id"
  ORDER BY "t4"."id" ASC) AS "x2") || ',"topics":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t5"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t6"
  JOIN "app$dev"."Topic" AS "t5" ON "t5"."id" = "t6"."B"
  WHERE "t6"."A" = "t3"."id"
  ORDER BY "t5"."id" ASC) AS "x3") || '}') AS "j"
  FROM "app$dev"."Post" AS "t3"
  WHERE "t3"."author" = "t1"."id"
  ORDER BY "t3"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  LEFT
  JOIN "app$dev"."Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = $1;

-- sent: #1 #2 #3 #4 #5 #6 #7 #7 #9 (9 statements)
