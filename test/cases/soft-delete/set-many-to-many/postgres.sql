-- #1 select Post
--   1 = "p1" as ID
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."removedAt" IS NULL) FOR NO KEY UPDATE OF "t1";

-- #2 select Post
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."title", "p"."version", "p"."removedAt"
  FROM "app$dev"."Post" AS "p"
  WHERE ("p"."id" = $1 AND "p"."removedAt" IS NULL) FOR NO KEY UPDATE OF "p";

-- #3 update Post (id)
--   1 = [node] as list of ID
UPDATE "app$dev"."Post" AS "w"
  SET "id" = "w"."id"
  WHERE "w"."id" = ANY($1);

-- #4 delete _PostTopics
--   1 = node as ID
DELETE
  FROM "app$dev"."_PostTopics" AS "w"
  WHERE ("w"."A" = $1 AND "w"."B" IN (SELECT "n"."id"
  FROM "app$dev"."Topic" AS "n"
  WHERE "n"."closedAt" IS NULL));

-- #5 select Post
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","topics":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t3"
  JOIN "app$dev"."Topic" AS "t2" ON "t2"."id" = "t3"."B"
  WHERE "t3"."A" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."removedAt" IS NULL);

-- sent: #1 #3 #4 #5 (4 statements)
