-- #1 select User
--   1 = "ada" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE;

-- #2 select User
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`email`, `p`.`age`
  FROM `app@dev`.`User` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 select Post
--   1 = node as ID
--   2 = "p1" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`author` = ? AND `t1`.`id` = ?) FOR UPDATE;

-- #4 select Post
--   1 = child2 as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #5 insert Comment (id, text, post)
--   1 = id5 as ID
--   2 = "Oh" as String
--   3 = child2 as ID
INSERT INTO `app@dev`.`Comment` (`id`, `text`, `post`)
  VALUES (?, ?, ?);

-- #6 insert Post (id, title, author)
--   1 = id3 as ID
--   2 = "n" as String
--   3 = node as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?);

-- #7 select Post
--   1 = node as ID
--   2 = "p9" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`author` = ? AND `t1`.`id` = ?);

-- #8 select Post
--   1 = child6 as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #9 insert Post (id, title, author)
--   1 = id7 as ID
--   2 = "Nine" as String
--   3 = node as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?);

-- #10 insert Comment (id, text, post)
--   1 = id8 as ID
--   2 = "Ah" as String
--   3 = id7 as ID
INSERT INTO `app@dev`.`Comment` (`id`, `text`, `post`)
  VALUES (?, ?, ?);

-- #11 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`text` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Comment` AS `t3`
  WHERE `t3`.`post` = `t2`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #5 #7 #6 #5 #11 (7 statements)
