import { nameWords } from '../declare/texts.js';

nameWords('es', {
  'error.WRONG_CREDENTIALS': 'Ninguna cuenta tiene ese correo y esa contraseña. Revise ambos e inténtelo de nuevo.',
  'error.WRONG_SETUP_TOKEN': 'Ese no es el código de instalación. Está en la ventana en la que se inició el servidor.',
  'error.HEAD_EXISTS': 'La empresa ya tiene quien la dirige. Inicie sesión o pídale una cuenta.',
  'error.OVERLOADED': 'El servidor tiene demasiado trabajo en este momento. Inténtelo de nuevo en unos segundos.',
  'error.TIMEOUT': 'Esto ha tardado más de lo permitido. Pida menos de una vez o afine el filtro.',
  'error.TOO_LARGE': 'La petición ocupa más de {most} KB. Envíela en partes más pequeñas.',
  'error.BAD_REQUEST': 'No se ha podido leer la petición. Envíe un objeto JSON con una consulta.',
  'error.NOT_JSON': 'La petición no es JSON. Envíela con el tipo de contenido application/json.',
  'error.METHOD_NOT_ALLOWED': 'Las consultas se envían por POST.',
  'error.FOREIGN_ORIGIN': 'Esta petición viene de otro sitio. Abra Timón e inténtelo de nuevo.',
  'error.INTROSPECTION_APART': 'Pida el esquema en un documento aparte.',
  'error.ALONE': 'El campo {field} va solo en su documento.',
  'error.IDEMPOTENCY_KEY_SINGLE': 'Una clave de idempotencia cubre un documento con una sola mutación.',
  'error.IDEMPOTENCY_KEY_FORM': 'Una clave de idempotencia tiene de 1 a 200 caracteres visibles.',
  'error.OPERATION_UNKNOWN': 'Nombre una de las operaciones del documento.',
  'error.SUBSCRIPTIONS_ELSEWHERE': 'Aquí no se sirven suscripciones.',
  'reason.PASSWORD_TOO_SHORT': 'Tiene menos de diez caracteres.',
  'reason.PASSWORD_TOO_EASY': 'Es demasiado fácil de adivinar.',
  'reason.NEGATIVE': 'Es menor que cero.',
  'reason.NO_EMAIL': 'No tiene correo con el que iniciar sesión.',
});
