-- #1 select list of User
--   1 = $text as String
--   2 = 40 as Int
--   3 = "Notes" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE ((`t1`.`id` IS NOT NULL AND `t1`.`id` IN (SELECT `t2`.`author`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` IS NOT NULL AND `t2`.`title` LIKE CONCAT('%', ?, '%') ESCAPE '␁'))) OR (`t1`.`age` > ? AND NOT EXISTS (SELECT 1
  FROM `app@dev`.`Post` AS `t3`
  WHERE (`t3`.`author` = `t1`.`id` AND `t3`.`title` = ?))))
  ORDER BY `t1`.`id` ASC;

-- sent: #1 (1 statement)
