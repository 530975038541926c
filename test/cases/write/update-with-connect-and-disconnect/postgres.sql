-- #1 select Post
--   1 = "p2" as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #2 update Post (title)
--   1 = "Old letters" as String
--   2 = "p2" as ID
UPDATE "app$dev"."Post" AS "w"
  SET "title" = $1
  WHERE "w"."id" = $2
  RETURNING "w"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("w"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","title":"' || COALESCE(replace(replace("w"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j";

-- #3 select subquery
--   1 = "t3" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Topic" AS "t1"
  WHERE "t1"."id" = $1);

-- #4 insert _PostTopics (A, B)
--   1 = node as ID
--   2 = found1[0] as ID
INSERT INTO "app$dev"."_PostTopics" ("A", "B")
  VALUES ($1, $2)
  ON CONFLICT DO NOTHING;

-- #5 delete _PostTopics
--   1 = node as ID
--   2 = "t1" as ID
DELETE
  FROM "app$dev"."_PostTopics" AS "w"
  WHERE ("w"."A" = $1 AND "w"."B" = $2);

-- #6 select Post
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #2 #3 #4 #5 (4 statements)
