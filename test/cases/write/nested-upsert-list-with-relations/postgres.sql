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

-- #3 select Post
--   1 = node as ID
--   2 = "p1" as ID
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."author" = $1 AND "t1"."id" = $2) FOR NO KEY UPDATE OF "t1";

-- #4 select Post
--   1 = child2 as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #5 insert Comment (id, text, post)
--   1 = id5 as ID
--   2 = "Oh" as String
--   3 = child2 as ID
INSERT INTO "app$dev"."Comment" ("id", "text", "post")
  VALUES ($1, $2, $3);

-- #6 insert Post (id, title, author)
--   1 = id3 as ID
--   2 = "n" as String
--   3 = node as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3);

-- #7 select Post
--   1 = node as ID
--   2 = "p9" as ID
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."author" = $1 AND "t1"."id" = $2);

-- #8 select Post
--   1 = child6 as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #9 insert Post (id, title, author)
--   1 = id7 as ID
--   2 = "Nine" as String
--   3 = node as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3);

-- #10 insert Comment (id, text, post)
--   1 = id8 as ID
--   2 = "Ah" as String
--   3 = id7 as ID
INSERT INTO "app$dev"."Comment" ("id", "text", "post")
  VALUES ($1, $2, $3);

-- #11 select User
--   1 = result as ID
SELECT ('{"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","comments":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t3"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Comment" AS "t3"
  WHERE "t3"."post" = "t2"."id"
  ORDER BY "t3"."id" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #5 #7 #6 #5 #11 (7 statements)
