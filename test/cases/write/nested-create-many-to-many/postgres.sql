-- #1 select Post
--   1 = "p1" as ID
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select Post
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 insert Topic (id, name)
--   1 = id2 as ID
--   2 = "new" as String
--   3 = id3 as ID
--   4 = "newer" as String
INSERT INTO "app$dev"."Topic" ("id", "name")
  VALUES ($1, $2), ($3, $4);

-- #4 insert _PostTopics (A, B)
--   1 = node as ID
--   2 = id2 as ID
--   3 = node as ID
--   4 = id3 as ID
INSERT INTO "app$dev"."_PostTopics" ("A", "B")
  VALUES ($1, $2), ($3, $4)
  ON CONFLICT DO NOTHING;

-- #5 select Post
--   1 = result as ID
SELECT ('{"topics":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t3"
  JOIN "app$dev"."Topic" AS "t2" ON "t2"."id" = "t3"."B"
  WHERE "t3"."A" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 #5 (4 statements)
