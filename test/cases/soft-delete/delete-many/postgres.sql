-- #1 select Post
--   1 = "sea" as String
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE (EXISTS (SELECT 1
  FROM "app$dev"."_PostTopics" AS "t3"
  JOIN "app$dev"."Topic" AS "t2" ON ("t2"."id" = "t3"."B" AND "t2"."closedAt" IS NULL)
  WHERE ("t3"."A" = "t1"."id" AND "t2"."name" = $1)) AND "t1"."removedAt" IS NULL)
  ORDER BY "t1"."id" ASC FOR UPDATE OF "t1";

-- sent: #1 #2 (2 statements)
-- #2 made by the run: UPDATE "app$dev"."Post"
