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
--   2 = "Letters" as String
--   3 = "Nothing" as String
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`author` = ? AND (`t1`.`title` = ? OR `t1`.`title` = ?)) FOR UPDATE;

-- #4 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #5 #6 #7 #4 (6 statements)
-- #5 made by the run: SELECT `app@dev`.`Comment`
-- #6 made by the run: DELETE `app@dev`.`Post_tags`
-- #7 made by the run: DELETE `app@dev`.`Post`
