-- #1 select User
--   1 = "ada" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1"), (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = $2 AND "t2"."id" = $3));

-- #4 select Post
--   1 = found2[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #5 select subquery
--   1 = "t3" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Topic" AS "t1"
  WHERE "t1"."id" = $1);

-- #6 insert _PostTopics (A, B)
--   1 = found2[0] as ID
--   2 = found4[0] as ID
INSERT INTO "app$dev"."_PostTopics" ("A", "B")
  VALUES ($1, $2)
  ON CONFLICT DO NOTHING;

-- #7 select subquery, subquery
--   1 = "p2" as ID
--   2 = node as ID
--   3 = "p2" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1"), (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = $2 AND "t2"."id" = $3));

-- #8 select Post
--   1 = found5[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #9 insert Comment (id, text, post)
--   1 = id7 as ID
--   2 = "Oh" as String
--   3 = found5[0] as ID
INSERT INTO "app$dev"."Comment" ("id", "text", "post")
  VALUES ($1, $2, $3);

-- #10 select User
--   1 = result as ID
SELECT ('{"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","topics":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t3"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t4"
  JOIN "app$dev"."Topic" AS "t3" ON "t3"."id" = "t4"."B"
  WHERE "t4"."A" = "t2"."id"
  ORDER BY "t3"."id" ASC) AS "x2") || ',"comments":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t5"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Comment" AS "t5"
  WHERE "t5"."post" = "t2"."id"
  ORDER BY "t5"."id" ASC) AS "x3") || '}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #5 #6 #3 #9 #10 (7 statements)
