-- #1 select Post
--   1 = "p2" as ID
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select Post
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 select subquery, subquery
--   1 = node as ID
--   2 = "letters" as String
--   3 = node as ID
--   4 = "new" as String
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Topic" AS "t1"
  JOIN "app$dev"."_PostTopics" AS "t2" ON "t1"."id" = "t2"."B"
  WHERE ("t2"."A" = $1 AND "t1"."name" = $2)), (SELECT "t3"."id"
  FROM "app$dev"."Topic" AS "t3"
  JOIN "app$dev"."_PostTopics" AS "t4" ON "t3"."id" = "t4"."B"
  WHERE ("t4"."A" = $3 AND "t3"."name" = $4));

-- #4 select Topic
--   1 = [found2[0], found2[1]] as list of ID
SELECT "p"."id", "p"."id", "p"."name"
  FROM "app$dev"."Topic" AS "p"
  WHERE "p"."id" = ANY($1) FOR NO KEY UPDATE OF "p";

-- #5 insert Topic (id, name)
--   1 = id4 as ID
--   2 = "letters" as String
--   3 = id5 as ID
--   4 = "new" as String
INSERT INTO "app$dev"."Topic" ("id", "name")
  VALUES ($1, $2), ($3, $4);

-- #6 insert _PostTopics (A, B)
--   1 = node as ID
--   2 = id4 as ID
--   3 = node as ID
--   4 = id5 as ID
INSERT INTO "app$dev"."_PostTopics" ("A", "B")
  VALUES ($1, $2), ($3, $4)
  ON CONFLICT DO NOTHING;

-- #7 select Post
--   1 = result as ID
SELECT ('{"topics":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t3"
  JOIN "app$dev"."Topic" AS "t2" ON "t2"."id" = "t3"."B"
  WHERE "t3"."A" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #8 #9 #7 (5 statements)
-- #8 made by the run: INSERT "app$dev"."Topic"
-- #9 made by the run: INSERT "app$dev"."_PostTopics"
