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
--   1 = "letters" as String
--   2 = node as ID
--   3 = "letters" as String
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Topic" AS "t1"
  WHERE "t1"."name" = $1), (SELECT "t2"."id"
  FROM "app$dev"."Topic" AS "t2"
  JOIN "app$dev"."_PostTopics" AS "t3" ON "t2"."id" = "t3"."B"
  WHERE ("t3"."A" = $2 AND "t2"."name" = $3));

-- #4 delete _PostTopics
--   1 = node as ID
--   2 = found2[0] as ID
DELETE
  FROM "app$dev"."_PostTopics" AS "w"
  WHERE ("w"."A" = $1 AND "w"."B" = $2);

-- #5 select Post
--   1 = result as ID
SELECT ('{"topics":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t3"
  JOIN "app$dev"."Topic" AS "t2" ON "t2"."id" = "t3"."B"
  WHERE "t3"."A" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 #5 (4 statements)
