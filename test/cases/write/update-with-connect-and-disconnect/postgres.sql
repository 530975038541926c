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
  RETURNING "w"."id" AS "id", ('{"id":' || COALESCE(to_json("w"."id"::text)::text, '␁n') || ',"title":' || COALESCE(to_json("w"."title"::text)::text, '␁n') || '}') AS "j";

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

-- #5 select subquery, subquery
--   1 = "t1" as ID
--   2 = node as ID
--   3 = "t1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Topic" AS "t1"
  WHERE "t1"."id" = $1), (SELECT "t2"."id"
  FROM "app$dev"."Topic" AS "t2"
  JOIN "app$dev"."_PostTopics" AS "t3" ON "t2"."id" = "t3"."B"
  WHERE ("t3"."A" = $2 AND "t2"."id" = $3));

-- #6 delete _PostTopics
--   1 = node as ID
--   2 = found2[0] as ID
DELETE
  FROM "app$dev"."_PostTopics" AS "w"
  WHERE ("w"."A" = $1 AND "w"."B" = $2);

-- #7 select Post
--   1 = result as ID
SELECT ('{"id":' || COALESCE(to_json("t1"."id"::text)::text, '␁n') || ',"title":' || COALESCE(to_json("t1"."title"::text)::text, '␁n') || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #2 #3 #4 #5 #6 (5 statements)
