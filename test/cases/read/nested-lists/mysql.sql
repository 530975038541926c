-- #1 select list of User
SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`
  LIMIT 1 OFFSET 11) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`position` IS NOT NULL ASC, `t3`.`position` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`), ',"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`text` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Comment` AS `t4`
  WHERE `t4`.`post` = `t2`.`id`), '}'), '␁t')
  ORDER BY `t2`.`title` IS NOT NULL DESC, `t2`.`title` DESC, `t2`.`id` ASC SEPARATOR '␆')), 7), '␆', 1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`) END, '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`name` ASC, `t1`.`id` ASC
  LIMIT 2;

-- sent: #1 (1 statement)
