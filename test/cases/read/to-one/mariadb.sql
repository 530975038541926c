-- #1 select list of Comment
SELECT COALESCE(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`text` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"post":', CASE WHEN `t2`.`id` IS NULL THEN '␁n' ELSE COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`position` IS NOT NULL ASC, `t3`.`position` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`), ',"author":', CASE WHEN `t4`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`Comment` AS `t1`
  LEFT
  JOIN `app@dev`.`Post` AS `t2` ON `t2`.`id` = `t1`.`post`
  LEFT
  JOIN `app@dev`.`User` AS `t4` ON `t4`.`id` = `t2`.`author`
  ORDER BY `t1`.`id` ASC;

-- #2 select list of Post
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"author":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  LEFT
  JOIN `app@dev`.`User` AS `t2` ON `t2`.`id` = `t1`.`author`
  ORDER BY `t1`.`id` ASC;

-- sent: #1 #2 (2 statements)
