-- #1 select list of Post
--   1 = $tags.0 as String
--   2 = $tags.1 as String
--   3 = 40 as Int
--   4 = 2 as Int
--   5 = $name as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (((`t1`.`id` IS NOT NULL AND `t1`.`id` IN (SELECT `t2`.`nodeId`
  FROM `app@dev`.`Post_tags` AS `t2`
  WHERE (`t2`.`nodeId` IS NOT NULL AND `t2`.`value` = ?))) AND (`t1`.`id` IS NOT NULL AND `t1`.`id` IN (SELECT `t3`.`nodeId`
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE (`t3`.`nodeId` IS NOT NULL AND `t3`.`value` = ?)))) AND (NOT EXISTS (SELECT 1
  FROM `app@dev`.`User` AS `t4`
  WHERE (`t4`.`id` = `t1`.`author` AND `t4`.`age` > ?))) AND (SELECT count(*)
  FROM `app@dev`.`Comment` AS `t5`
  WHERE `t5`.`post` = `t1`.`id`) >= ? AND (SELECT 1
  FROM `app@dev`.`User` AS `t6`
  WHERE (`t6`.`id` = `t1`.`author` AND LOWER(`t6`.`name`) = LOWER(?))
  LIMIT 1) IS NOT NULL)
  ORDER BY `t1`.`id` ASC;

-- #2 select list of User
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`name` <> `t1`.`email`
  ORDER BY `t1`.`id` ASC;

-- sent: #1 #2 (2 statements)
