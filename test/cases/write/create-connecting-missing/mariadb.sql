-- #1 select subquery
--   1 = "nobody@example.org" as String
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`email` = ?);

-- #2 insert Post (id, title, author)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = found2[0] as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?);

-- #3 insert Comment (id, text, post)
--   1 = id3 as ID
--   2 = "Lost" as String
--   3 = id1 as ID
INSERT INTO `app@dev`.`Comment` (`id`, `text`, `post`)
  VALUES (?, ?, ?);

-- #4 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #5 #3 #1 (4 statements)
-- #5 made by the run: INSERT `app@dev`.`Post`
