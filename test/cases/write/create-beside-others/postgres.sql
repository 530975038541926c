-- #1 select subquery
--   1 = "ada" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1);

-- #2 insert Post (id, title, author)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = found2[0] as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3);

-- #3 select Post
--   1 = result as ID
SELECT ('{"title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t3"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t3"
  WHERE "t3"."author" = "t2"."id"
  ORDER BY "t3"."id" ASC) AS "x1") || '}') END || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  LEFT
  JOIN "app$dev"."User" AS "t2" ON "t2"."id" = "t1"."author"
  WHERE "t1"."id" = $1;

-- sent: #1 #2 #3 (3 statements)
