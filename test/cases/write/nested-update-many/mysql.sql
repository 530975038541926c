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
--   2 = "t" as String
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`author` = ? AND `t1`.`title` LIKE CONCAT('%', ?, '%') ESCAPE '␁');

-- #4 select Post
--   1 = children2 as list of ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` IN (?) FOR UPDATE;

-- #5 update Post (title)
--   1 = "same" as String
--   2 = children2 as list of ID
UPDATE `app@dev`.`Post` AS `w`
  SET `w`.`title` = ?
  WHERE `w`.`id` IN (?);

-- #6 select Post
--   1 = node as ID
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`author` = ? FOR UPDATE;

-- #7 select Post
--   1 = children4 as list of ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` IN (?) FOR UPDATE;

-- #8 delete Post_tags
--   1 = children4 as list of ID
DELETE
  FROM `app@dev`.`Post_tags` USING `app@dev`.`Post_tags`
  WHERE `app@dev`.`Post_tags`.`nodeId` IN (?);

-- #9 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`position` IS NOT NULL ASC, `t3`.`position` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #5 #6 #8 #10 #9 (7 statements)
-- #10 made by the run: INSERT `app@dev`.`Post_tags`
